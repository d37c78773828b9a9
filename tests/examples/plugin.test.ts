import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { snakeCase } from "../../cli/program/languages/python";
import schema from "../../plugin/schema.json";
import { pluginToken } from "../../sdk/contract";
import { has, output } from "../cli/program/tools";
import { written } from "../cli/program/small";
import { InProcess } from "../support/inProcess";
import { MemoryStack } from "../support/memoryStack";
import type { Declared } from "../support/spec";
import { folder, open, seedOf } from "./world";

const text = (language: string, file: string) => readFileSync(join(folder(`organization-${language}`), file), "utf8");
/** The sources of an example in a language. */
const sources = (language: string, end: string) =>
  readdirSync(folder(`organization-${language}`)).filter((name) => name.endsWith(end));
const found = (pattern: RegExp, source: string) => [
  ...new Set([...source.matchAll(pattern)].map((match) => match[1]!)),
];
const unknown = (names: readonly string[], known: ReadonlySet<string>) => names.filter((name) => !known.has(name));

type Enum = { enum?: { value: string; name?: string }[] };
const named = Object.entries(schema.types as Record<string, Enum>).map(([token, type]) => ({
  name: token.split(":").at(-1)!,
  members: (type.enum ?? []).map(({ value, name = value }) => name[0]!.toUpperCase() + name.slice(1)),
}));
const nouns = Object.keys(schema.resources).map((token) => token.split(":").at(-1)!);
const properties = [...Object.values(schema.resources), ...Object.values(schema.types)].flatMap((one) => [
  ...Object.keys("inputProperties" in one ? one.inputProperties : {}),
  ...Object.keys("properties" in one ? one.properties : {}),
]);

/** The program in YAML, as the suites have programs. */
function declared(): Declared[] {
  const { resources } = parse(text("yaml", "Pulumi.yaml")) as { resources: Record<string, Resource> };
  const asSpec = (value: unknown) => {
    const [, name, key] = /^\$\{([\w-]+)\.(\w+)\}$/.exec(String(value)) ?? [];
    return name === undefined ? value : { $: `${resources[name]?.name ?? name}.${key}` };
  };
  return Object.entries(resources).map(([key, { type, name = key, properties: args }]) => ({
    type: type.replace(/^dockerhub:/, ""),
    name,
    args: Object.fromEntries(Object.entries(args).map(([key, value]) => [key, asSpec(value)])),
  }));
}

interface Resource {
  type: string;
  name?: string;
  properties: Record<string, unknown>;
}

/** What resources declare, by noun and name. */
const inputsOf = (resources: readonly { urn: string; type: string; inputs?: object }[]) =>
  Object.fromEntries(
    resources
      .filter(({ type }) => type.includes("dockerhub:"))
      .map(({ urn, type, inputs }) => {
        const { __provider: _, place: __, ...args } = inputs as Record<string, unknown>;
        return [`${type.split(":").at(-1)} ${urn.split("::").at(-1)}`, args];
      }),
  );

describe("The organization in languages of the plugin", () => {
  for (const language of ["python", "go", "yaml"])
    it(`has in ${language} the plugin of this version, and what else dump writes`, () => {
      const ours = parse(text(language, "Pulumi.yaml")) as { runtime: unknown; packages: unknown };
      const made = written(language, {});
      const { runtime, packages } = parse(made.get("Pulumi.yaml")!) as typeof ours;
      assert.deepEqual({ runtime: ours.runtime, packages: ours.packages }, { runtime, packages });
      const module = (source?: string) => source?.replace(/^module .*/, "");
      for (const file of ["requirements.txt", "go.mod"].filter((name) => made.has(name)))
        assert.equal(module(text(language, file)), module(made.get(file)));
    });

  it("is in YAML what it is in TypeScript, by nouns and arguments that the plugin has", async function () {
    this.timeout(120_000);
    const program = declared();
    for (const { type, args = {} } of program) {
      const spec = schema.resources[pluginToken(type) as "dockerhub:index:Group"];
      assert.ok(spec !== undefined, `there is no noun ${type}`);
      assert.deepEqual(unknown(Object.keys(args), new Set(Object.keys(spec.inputProperties))), [], type);
      assert.deepEqual(unknown(spec.requiredInputs, new Set(Object.keys(args))), [], type);
    }
    const stack = new MemoryStack(new InProcess({ seed: seedOf("organization") }));
    assert.deepEqual((await stack.up(program)).problems, []);
    const exported = JSON.parse(stack.exported("2030-01-01T00:00:00Z")) as { deployment: { resources: [] } };
    const example = await open("organization");
    try {
      const { exitCode, text: told } = await example.stack.up();
      assert.equal(exitCode, 0, told);
      assert.deepEqual(inputsOf(exported.deployment.resources), inputsOf(await example.stack.state()));
    } finally {
      await example.close();
    }
  });

  it("names in Python what its SDK has", () => {
    const source = sources("python", ".py")
      .map((file) => text("python", file))
      .join("\n");
    const names = new Set([...nouns, ...named.map(({ name }) => name)]);
    const used = [...found(/dockerhub\.(\w+)/g, source), ...found(/from pulumi_dockerhub import (\w+)/g, source)];
    assert.ok(used.length > 8, `${used.length} names`);
    assert.deepEqual(unknown(used, names), []);
    const members = new Set(named.flatMap(({ members }) => members.map((name) => snakeCase(name).toUpperCase())));
    assert.deepEqual(unknown(found(/\w\.([A-Z][A-Z_]+)\b/g, source), members), []);
    const args = new Set([...properties.map(snakeCase), "opts", "depends_on"]);
    assert.deepEqual(unknown(found(/[\s(](\w+)=/g, source), args), []);
  });

  it("names in Go what its SDK has", () => {
    const source = sources("go", ".go")
      .map((file) => text("go", file))
      .join("\n");
    const names = [
      ...nouns.flatMap((name) => [name, `New${name}`, `${name}Args`]),
      ...named.flatMap(({ name, members }) => [
        name,
        `${name}Args`,
        `${name}Array`,
        ...members.map((one) => name + one),
      ]),
    ];
    const used = found(/(?<!-)dockerhub\.(\w+)/g, source);
    assert.ok(used.length > 20, `${used.length} names`);
    assert.deepEqual(unknown(used, new Set(names)), []);
    const fields = new Set(properties.map((name) => name[0]!.toUpperCase() + name.slice(1)));
    assert.deepEqual(unknown(found(/^\t+([A-Z]\w*): /gm, source), fields), []);
  });

  it("is Python that compiles", function () {
    if (!has("python3", "--version")) return this.skip();
    const script = "import sys\nfor name in sys.argv[1:]: compile(open(name).read(), name, 'exec')";
    output("python3", ["-c", script, ...sources("python", ".py")], "", folder("organization-python"));
  });

  it("is laid out by gofmt as it is", function () {
    if (!has("gofmt", "-h") && !has("go", "version")) return this.skip();
    assert.equal(output("gofmt", ["-l", "."], "", folder("organization-go")), "");
  });
});
