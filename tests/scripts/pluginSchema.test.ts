import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { parse } from "yaml";
import { z } from "zod";
import { functions } from "../../provider/functions";
import { configKeys } from "../../provider/configKeys";
import { registry } from "../../provider/resources";
import { declaredBy, reference } from "../../scripts/examples/declared";
import { SDKS } from "../../cli/program/sdks";
import { has, output } from "../cli/program/tools";
import { placesOf } from "../../scripts/pluginSchema/manifest";
import type { PropertySpec } from "../../scripts/pluginSchema/named";
import type { ResourceSpec } from "../../scripts/pluginSchema/resources";

const ROOT = join(__dirname, "../..");
const text = readFileSync(join(ROOT, "plugin/schema.json"), "utf8");
const schema = JSON.parse(text) as {
  version: string;
  resources: Record<string, ResourceSpec>;
  functions: Record<string, { inputs: { required: string[] } }>;
  types: Record<string, { enum?: { name?: string; value: string }[]; properties?: Record<string, PropertySpec> }>;
  provider: { inputProperties: Record<string, PropertySpec> };
  config: { variables: Record<string, PropertySpec & { defaultInfo?: unknown }> };
};
const specOf = (noun: string) => schema.resources[`dockerhub:index:${noun}`]!;

/** The example of a noun in a language, as its description has it. */
const exampleIn = (noun: string, language: string) =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(specOf(noun).description!)![1]!;

describe("The schema of the plugin", () => {
  it("has every noun and every function, and nothing else", () => {
    const tokens = (names: Iterable<string>) => [...names].map((name) => `dockerhub:index:${name}`).sort();
    assert.deepEqual(Object.keys(schema.resources).sort(), tokens(registry.keys()));
    assert.deepEqual(Object.keys(schema.functions).sort(), tokens(functions.keys()));
  });

  it("has the inputs and outputs of the state contract, and nothing that is for the dynamic form alone", () => {
    for (const [noun, { inputs, outputs }] of registry) {
      const keys = Object.keys(inputs).filter((key) => key !== "place");
      assert.deepEqual(Object.keys(specOf(noun).inputProperties).sort(), keys.sort(), noun);
      assert.deepEqual(Object.keys(specOf(noun).properties).sort(), [...keys, ...Object.keys(outputs)].sort(), noun);
    }
    assert.doesNotMatch(text, /__|"place"/);
  });

  it("says of every key what it is", () => {
    for (const [noun, { inputProperties, properties }] of Object.entries(schema.resources)) {
      for (const [key, { description }] of Object.entries({ ...inputProperties, ...properties }))
        assert.ok(description, `${noun} ${key}`);
    }
  });

  it("needs what a program has to say, and no key that the configuration gives", () => {
    assert.deepEqual(specOf("Group").requiredInputs, ["name"]);
    assert.deepEqual(specOf("PersonalAccessToken").requiredInputs, ["scopes"]);
    assert.deepEqual(schema.functions["dockerhub:index:getGroup"]!.inputs.required, ["name"]);
    assert.ok(specOf("Group").required.includes("org"));
  });

  it("knows numbers that are whole, defaults, secrets, what replaces, and maps that may be written as lists", () => {
    const { properties, inputProperties } = specOf("Group");
    assert.equal(properties["groupId"]!.type, "integer");
    assert.equal(inputProperties["description"]!.default, "");
    assert.deepEqual(
      ["org", "name", "onDestroy"].map((key) => inputProperties[key]!.willReplaceOnChanges),
      [true, undefined, undefined],
    );
    for (const [noun, { secrets = [] }] of registry) {
      const found = Object.entries(specOf(noun).properties).filter(([, { secret }]) => secret);
      assert.deepEqual(
        found.map(([key]) => key),
        secrets,
        noun,
      );
    }
    const { members } = specOf("OrgMembers").inputProperties;
    assert.deepEqual(
      members!.oneOf!.map(({ type }) => type),
      ["array", "object"],
    );
    assert.equal(specOf("OrgMembers").properties["members"]!.type, "object");
    const { onDestroy } = inputProperties;
    assert.deepEqual(schema.types[onDestroy!.$ref!.replace("#/types/", "")]!.enum, [
      { value: "delete" },
      { value: "retain" },
    ]);
  });

  it("has a name for what is no name", () => {
    const scopes = schema.types["dockerhub:index:PersonalAccessTokenScope"]!.enum!;
    assert.deepEqual(scopes.at(-1), { name: "RepoPublicRead", value: "repo:public_read" });
  });

  it("takes over what a stack has of the dynamic form", () => {
    assert.deepEqual(specOf("Group").aliases, [{ type: "pulumi-nodejs:dynamic/dockerhub:Group" }]);
  });

  it("has all of the configuration, and lets no SDK read a credential from the environment", () => {
    const { provider, config } = schema;
    for (const [key, { secret }] of Object.entries(configKeys)) {
      assert.equal(provider.inputProperties[key]!.secret, secret || undefined, key);
      assert.equal("defaultInfo" in provider.inputProperties[key]!, false, key);
      assert.equal("defaultInfo" in config.variables[key]!, !secret, key);
    }
  });

  it("says where the plugin is to be found as far as package.json says it", () => {
    assert.deepEqual(placesOf(undefined), {});
    assert.equal(
      placesOf("git+https://github.com/acme/pulumi-dockerhub.git").pluginDownloadURL,
      "github://api.github.com/acme/pulumi-dockerhub",
    );
  });
});

describe("The example of each noun", () => {
  const names = [...registry.keys()];

  it("is what its definition takes", () => {
    for (const noun of registry.values()) {
      const { args } = declaredBy(noun).at(-1)!;
      const given = Object.fromEntries(Object.entries(args).map(([key, one]) => [key, reference(one)?.name ?? one]));
      const { success, error } = z.strictObject({ ...noun.inputs, org: z.any().optional() }).safeParse(given);
      assert.ok(success, `${noun.type}: ${error?.message}`);
    }
  });

  it("is a program in TypeScript", () => {
    const files = new Map(
      names.map((noun) => [
        join(ROOT, `${noun}.example.ts`),
        exampleIn(noun, "typescript").replace(SDKS.nodejs, join(ROOT, "dist/sdk")),
      ]),
    );
    const options = { module: ts.ModuleKind.NodeNext, strict: true, noEmit: true, types: [], skipLibCheck: true };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (path) => files.has(path) || fileExists(path);
    host.getSourceFile = (path, language, ...rest) =>
      files.has(path) ? ts.createSourceFile(path, files.get(path)!, language) : getSourceFile(path, language, ...rest);
    const found = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
    assert.equal(ts.formatDiagnostics(found, { ...host, getCanonicalFileName: (name) => name }), "");
  }).timeout(30_000);

  it("is a program in Python", function () {
    const programs = names.map((noun) => exampleIn(noun, "python"));
    const { error, status, stderr } = spawnSync(
      "python3",
      ["-c", "import ast, json, sys; [ast.parse(one) for one in json.load(sys.stdin)]"],
      { input: JSON.stringify(programs), encoding: "utf8" },
    );
    if (error !== undefined) this.skip();
    assert.equal(status, 0, stderr);
  });

  it("is a program in Go, laid out as gofmt does it", function () {
    if (!has("gofmt", "-h") && !has("go", "version")) return this.skip();
    for (const noun of names) {
      const program = exampleIn(noun, "go");
      assert.equal(output("gofmt", [], program), program, noun);
    }
  }).timeout(30_000);

  it("writes for Python the keys of objects as Python does, those of maps as they are, and members of enumerations", () => {
    assert.match(
      exampleIn("OrgSettings", "python"),
      /restricted_images=\{\n {8}"enabled": True,\n {8}"allow_official_images"/,
    );
    assert.match(exampleIn("OrgMembers", "python"), /"cleo@example.com": dockerhub\.OrgMembersMember\.MEMBER/);
    assert.match(
      exampleIn("PersonalAccessToken", "python"),
      /scopes=\[dockerhub\.PersonalAccessTokenScope\.REPO_READ\]/,
    );
  });

  it("is a program in YAML, of types and keys that the schema has", () => {
    for (const noun of names) {
      const { resources } = parse(exampleIn(noun, "yaml")) as {
        resources: Record<string, { type: string; properties: object }>;
      };
      for (const { type, properties } of Object.values(resources)) {
        const { inputProperties, requiredInputs } = specOf(type.replace("dockerhub:", ""));
        for (const key of Object.keys(properties)) assert.ok(key in inputProperties, `${type} ${key}`);
        for (const key of requiredInputs) assert.ok(key in properties, `${type} ${key}`);
      }
    }
  });
});
