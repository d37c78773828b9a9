import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import ts from "typescript";
import { parse } from "yaml";
import { written } from "./small";
import { has, output } from "./tools";

/** Texts in which something means something to some language. */
const special = fc.constantFrom(
  ..."\" ' \\ ` ${ } $$ $ # : - \n \r \t \0 \u007f \u0085 \u2028 \ufeff \u202e \ud800 \uffff 😀 \u{e0001} {{ }} %s \\n \\u0041 yes ~ 0o7 1_0 = << ::".split(
    " ",
  ),
  " ",
);
const text = fc.oneof(
  fc.array(fc.oneof(special, fc.string({ unit: "binary" })), { maxLength: 6 }).map((parts) => parts.join("")),
  fc.constantFrom(
    "",
    "no",
    "null",
    "1e3",
    "0x1F",
    "12:30:45",
    "2001-12-14",
    "- a",
    "a: b",
    " a",
    "a ",
    "|",
    "? x",
    "!a",
    "&a",
    "*a",
    "@a",
    "%a",
    "on",
    "<<",
    "0Xa",
    "-0o7",
    "0o71_0",
    "0o+_6",
    "\n \n\n",
    "a \nb",
  ),
);
/** A pair that is a key of a map and a text in it; one key alone that calls a function is YAML's own. */
const pair = fc.tuple(
  text.filter((key) => !/^fn::/i.test(key) && key !== "__proto__"),
  text,
);

/** @param group what a variable is made of */
const program = (language: string, file: string, [key, value]: [string, string], group = value): string =>
  written(language, {
    OrgAccessToken: [{ name: value, args: { label: value, repositories: { [key]: [value] } } }],
    Group: [{ name: group, args: { name: value } }],
    GroupMembers: [
      {
        name: value,
        args: { group: value },
        written: { group: { from: "resource", noun: "Group", name: group, output: "name" } },
      },
    ],
  }).get(file)!;

const resourceName = (value: string) => value.replaceAll("::", ":");
/** What a program has to say, in any order. */
const meant = ([key, value]: [string, string]) => [key, value, resourceName(value)].map((one) => one.toWellFormed());
const says = (texts: readonly string[], said: [string, string]) => {
  for (const one of meant(said)) assert.ok(texts.includes(one), `${JSON.stringify(one)} in ${JSON.stringify(texts)}`);
};

/** Texts between double quotes as Python and Go read them. */
const literals = (source: string): string[] =>
  (source.match(/"(?:[^"\\\n]|\\.)*"/g) ?? []).map(
    (literal) =>
      JSON.parse(
        literal.replaceAll(/\\U(\w{8})|\\./g, (all, code?: string) =>
          code === undefined ? all : String.fromCodePoint(parseInt(code, 16)),
        ),
      ) as string,
  );

/** Source: `parseInterpolate` of Pulumi's YAML. */
function interpolated(value: unknown): unknown {
  if (typeof value === "string") {
    assert.doesNotMatch(value.replaceAll("$$", ""), /\$\{/, "it would refer to something");
    return value.replaceAll("$$", "$");
  }
  if (Array.isArray(value)) return value.map(interpolated);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [interpolated(key), interpolated(one)]));
}

describe("texts in a program", () => {
  it("mean the same in TypeScript", () => {
    fc.assert(
      fc.property(pair, (said) => {
        const file = ts.createSourceFile(
          "index.ts",
          program("typescript", "index.ts", said, "web"),
          ts.ScriptTarget.ESNext,
          true,
        );
        const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly unknown[] };
        assert.equal(parseDiagnostics.length, 0);
        const texts: string[] = [];
        const visit = (node: ts.Node): void => {
          if (ts.isStringLiteral(node) || ts.isIdentifier(node)) texts.push(node.text.toWellFormed());
          ts.forEachChild(node, visit);
        };
        visit(file);
        says(texts, said);
      }),
    );
  });

  for (const [language, file] of [
    ["python", "__main__.py"],
    ["go", "main.go"],
  ] as const) {
    it(`mean the same in ${language}, and hide nothing`, () => {
      fc.assert(
        fc.property(pair, (said) => {
          const source = program(language, file, said);
          says(literals(source), said);
          assert.doesNotMatch(source.replaceAll(/[\n\t]/g, ""), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        }),
      );
    });
  }

  for (const version of ["1.1", "1.2"] as const) {
    it(`mean the same in YAML ${version}, and refer to nothing`, () => {
      fc.assert(
        fc.property(pair, ([key, value]) => {
          // The parser merges with version 1.1 what is between quotes as well; others do not.
          fc.pre(key !== "<<" || version === "1.2");
          const source = program("yaml", "Pulumi.yaml", [key, value]);
          assert.doesNotMatch(source.replaceAll("\n", ""), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
          const { resources } = parse(source, { version }) as { resources: Record<string, Resource> };
          const all = Object.entries(resources).map(([name, one]) => ({ name, ...one }));
          const token = all.find(({ type }) => type === "dockerhub:OrgAccessToken")!;
          const [label, at] = [value.toWellFormed(), key.toWellFormed()];
          assert.deepEqual(interpolated(token.properties), { label, repositories: { [at]: [label] } });
          assert.equal(interpolated(token.name), resourceName(label));
          const group = all.find(({ type }) => type === "dockerhub:Group")!;
          const members = all.find(({ type }) => type === "dockerhub:GroupMembers")!;
          const called = Object.keys(resources).find((one) => resources[one]!.type === group.type);
          assert.deepEqual(members.properties, { group: `\${${called}.name}` });
        }),
      );
    });
  }

  it("have quotes in YAML where the parser of Pulumi would read a number", () => {
    const yaml = (value: string) => program("yaml", "Pulumi.yaml", ["key", value]);
    for (const value of ["0Xa", "-0o7", "0o71_0", "0o+_6", "1_000", "1e3"])
      assert.ok(yaml(value).includes(`label: "${value}"\n`));
    for (const value of ["2fast", "v1", "a-1"]) assert.ok(yaml(value).includes(`label: ${value}\n`));
  });

  it("are read by Python itself", function () {
    if (!has("python3", "--version")) this.skip();
    const samples = fc.sample(pair, 300);
    const sources = samples.map((said) => program("python", "__main__.py", said));
    const script =
      "import ast, json, sys\n" +
      "texts = lambda source: [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]\n" +
      "print(json.dumps([texts(source) for source in json.load(sys.stdin)]))";
    const read = JSON.parse(output("python3", ["-c", script], JSON.stringify(sources))) as string[][];
    for (const [n, said] of samples.entries()) says(read[n]!, said);
  });

  it("are laid out by gofmt as they are", function () {
    if (!has("gofmt", "-h") && !has("go", "version")) this.skip();
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-go-"));
    try {
      for (const [n, said] of fc.sample(pair, 100).entries())
        writeFileSync(join(folder, `${n}.go`), program("go", "main.go", said));
      assert.equal(output("gofmt", ["-l", folder]), "");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

interface Resource {
  type: string;
  name?: string;
  properties: object;
}
