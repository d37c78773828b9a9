import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QUICK } from "../../scripts/quick";
import { functions } from "../../provider/functions";
import { nouns } from "../../sdk/nouns";
import { NEW_PROJECT, OLD_PROJECT, STRICT } from "./compilerOptions";

const ROOT = join(__dirname, "../..");
const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Record<string, never>;

const PROGRAM = `
const platform = new dockerhub.Group("platform", { name: "platform", description: "Runs the clusters" });
new dockerhub.OrgMember("ada", { username: "ada", role: "owner" });
new dockerhub.GroupMembership("ada-platform", { group: platform.name, username: "ada" });
new dockerhub.Invite("cleo", { invitee: "cleo@example.com", role: "member", group: platform.name });
new dockerhub.OrgSettings("acme", {
  restrictedImages: { enabled: true, allowOfficialImages: true, allowVerifiedPublishers: true },
});
const ci = new dockerhub.PersonalAccessToken("ci", { label: "ci", scopes: ["repo:read"] });
export const token = ci.token;
`;

const TYPES = `import type * as pulumi from "@pulumi/pulumi";
import * as dockerhub from "pulumi-dockerhub";
import { FakeHub, OfflineEngine } from "pulumi-dockerhub/testing";
${PROGRAM}
const other = new dockerhub.Provider("other", { org: "acme-labs", username: "svc", password: "x" });
new dockerhub.Group("research", { name: "research" }, { provider: other });
const found = dockerhub.Group.get("found", "acme/legacy");
found.groupId.apply((id: number) => id);
const thing: unknown = found;
if (dockerhub.Group.isInstance(thing)) thing.description.apply((text: string) => text);
declare const role: pulumi.Output<"owner" | "member">;
new dockerhub.OrgMember("eli", { username: "eli", role });
void dockerhub.getMembers({ role: "owner" }, { provider: other }).then(({ members }): string[] => members.map(({ username }) => username));
dockerhub.getGroupOutput({ name: found.name }, { dependsOn: found }).groupId.apply((id: number) => id);
const pinned: pulumi.Output<string> = dockerhub.getTagOutput({ repository: "nginx", tag: role }).pinned;
// @ts-expect-error what comes later is for the Output form
void dockerhub.getTag({ repository: pinned });
new dockerhub.OrgMembers("all", { members: ["ada"], rails: { requiredOwners: ["ada"] } });
// @ts-expect-error there is no such role
new dockerhub.OrgMember("bo", { username: "bo", role: "boss" });
// @ts-expect-error a name is needed
new dockerhub.Group("nameless", {});
// @ts-expect-error there is no such argument
new dockerhub.Group("g", { name: "g", colour: "red" });
export const hub: FakeHub = new FakeHub();
export const engine = (project: string) => new OfflineEngine({ project, state: "s", passphrase: "p" });
`;

const RUN = `
const { DEFAULT_PASSWORD, FakeHub, OfflineEngine } = require("pulumi-dockerhub/testing");
(async () => {
  const hub = new FakeHub();
  const { url, close } = await hub.serve();
  const config = { "dockerhub:org": "acme", "dockerhub:username": "ops", "dockerhub:password": { secret: DEFAULT_PASSWORD }, "dockerhub:baseUrl": url };
  const engine = new OfflineEngine({ project: __dirname, state: __dirname + "/state.json", passphrase: "x", config });
  const up = await engine.up();
  const empty = await engine.preview({ refresh: true, expectNoChanges: true });
  console.log(JSON.stringify({ up: up.exitCode, empty: empty.exitCode, text: up.text, groups: [...hub.store.organizations.get("acme").groups.keys()] }));
  await close();
})();
`;

const BOTH = ["index.cts", "index.mts"];
const TS55 = "node_modules/ts55";

/** Who accepts the types: a compiler, with options, of programs as CommonJS and as ES modules. */
const COMPILED: Record<string, [compiler: string, options: object, programs: string[]]> = {
  "strict programs and TypeScript 5.5": [TS55, STRICT, BOTH],
  "strict programs and TypeScript 7": [join(ROOT, "node_modules/@typescript/native"), STRICT, BOTH],
  "a project that pulumi new wrote, and TypeScript 5.5": [TS55, OLD_PROJECT, ["index.ts"]],
  "one that it writes, and the newest TypeScript that Pulumi takes": [
    join(ROOT, "node_modules/@typescript/old"),
    NEW_PROJECT,
    BOTH,
  ],
};

describe("The package, installed into an empty folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-package-"));
  const inFolder = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: "utf8" });
  let files: string[] = [];

  before(function () {
    this.timeout(150_000);
    const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      cwd: ROOT,
      encoding: "utf8",
    });
    const [{ filename, files: list }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
    files = list.map(({ path }) => path);
    // Pulumi itself is linked: it is not what is tested, and most of what would be installed.
    const pulumi = `file:${join(ROOT, "node_modules/@pulumi/pulumi")}`;
    const dependencies = { "pulumi-dockerhub": `file:${filename}`, "@pulumi/pulumi": pulumi };
    const devDependencies = { "@types/node": "^24.0.0", ts55: "npm:typescript@5.5.4" };
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({ name: "empty", private: true, main: "program.js", dependencies, devDependencies }),
    );
    inFolder("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline", "--legacy-peer-deps");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds what runs and what documents it, and no tests, examples or sources", () => {
    const schema = "plugin/schema.json";
    assert.ok(files.includes(schema), schema);
    const code = files.filter((path) => path !== schema);
    const strange = code.filter(
      (path) =>
        !/^(dist\/(run|provider|sdk|cli|testing)\/.*\.(js|d\.ts)|dist\/plugin\/pulumi-resource-dockerhub|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(
          path,
        ),
    );
    assert.deepEqual(strange, []);
    const main = ["dist/cli/main.js", "dist/provider/index.js", "dist/plugin/pulumi-resource-dockerhub"];
    for (const needed of ["LICENSE", "README.md", "CHANGELOG.md", ...main]) assert.ok(files.includes(needed), needed);
  });

  it("says what it is, and carries no marker of a plugin to download", () => {
    assert.equal(manifest["license"], "Apache-2.0");
    assert.equal("pulumi" in manifest, false);
    for (const key of ["files", "exports", "types", "engines", "peerDependencies"]) assert.ok(key in manifest, key);
  });

  it("loads from CommonJS and from ES modules, with the same names", () => {
    const names = inFolder("node", "-p", 'Object.keys(require("pulumi-dockerhub")).sort().join()').trim();
    const called = [...functions.keys()].flatMap((name) => [name, `${name}Output`]);
    assert.equal(names, [...Object.keys(nouns), ...called, "Provider", "readme"].sort().join());
    const list = `import { ${names} } from "pulumi-dockerhub"; console.log([${names}].every((one) => typeof one === "function"))`;
    assert.equal(inFolder("node", "--input-type=module", "-e", list).trim(), "true");
    assert.equal(inFolder("node", "-p", 'typeof require("pulumi-dockerhub/provider").providerFor').trim(), "function");
  });

  it("does not load its provider, its client or its validation for a program", () => {
    const loaded = inFolder(
      "node",
      "-p",
      'require("pulumi-dockerhub"); Object.keys(require.cache).filter((path) => /node_modules.(zod|ky)|dist.provider/.test(path)).length',
    );
    assert.equal(loaded.trim(), "0");
  });

  for (const [who, [compiler, options, programs]] of Object.entries(COMPILED)) {
    it(`has types that are accepted by ${who}, libraries checked`, () => {
      const project = mkdtempSync(join(folder, "types-"));
      for (const file of programs) writeFileSync(join(project, file), TYPES);
      // What TypeScript brings itself, such as all of a browser, is not ours to check.
      const compilerOptions = { ...options, skipLibCheck: false, skipDefaultLibCheck: true };
      writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: programs }));
      try {
        inFolder("node", join(compiler, "bin/tsc"), "--noEmit", "-p", project);
      } catch (error) {
        assert.fail((error as { stdout: string }).stdout);
      }
    }).timeout(60_000);
  }

  it("runs a program, on the engine and the fake Hub that it brings", () => {
    writeFileSync(
      join(folder, "Pulumi.yaml"),
      "name: empty\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
    );
    writeFileSync(
      join(folder, "program.js"),
      `const dockerhub = require("pulumi-dockerhub");\n${PROGRAM.replace("export const token", "exports.token")}`,
    );
    writeFileSync(join(folder, "run.js"), RUN);
    const env = { ...process.env, ...QUICK };
    const told = JSON.parse(execFileSync("node", ["run.js"], { cwd: folder, encoding: "utf8", env })) as {
      up: number;
      empty: number;
      text: string;
      groups: string[];
    };
    assert.deepEqual([told.up, told.empty], [0, 0], told.text);
    assert.ok(told.groups.includes("platform"));
  });

  it("puts its plugin where pulumi finds it", () => {
    const home = join(folder, "home");
    execFileSync("node_modules/.bin/pulumi-dockerhub", ["plugin", "install"], {
      cwd: folder,
      env: { ...process.env, PULUMI_HOME: home },
    });
    const installed = join(
      home,
      "plugins",
      `resource-dockerhub-v${String(manifest["version"])}`,
      "pulumi-resource-dockerhub",
    );
    assert.ok(readFileSync(installed).equals(readFileSync(join(ROOT, "dist/plugin/pulumi-resource-dockerhub"))));
  });

  it("has a command that tells its version", () => {
    assert.equal(inFolder("node_modules/.bin/pulumi-dockerhub", "--version").trim(), manifest["version"]);
  });
});
