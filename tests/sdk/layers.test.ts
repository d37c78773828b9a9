import assert from "node:assert/strict";
import { join } from "node:path";
import { ESLint } from "eslint";

const ROOT = join(__dirname, "../..");

/** Imports that the arrows of the architecture forbid, and some that they allow. */
const cases: [file: string, code: string, allowed: boolean][] = [
  ["provider/engine/check.ts", 'import "../hub/client";', false],
  ["provider/engine/check.ts", 'import "../resources/group";', false],
  ["provider/hub/client.ts", 'import "../engine/diff";', false],
  ["provider/hub/client.ts", 'import "../resources/group";', false],
  ["provider/resources/group/group.ts", 'import "../../config";', false],
  ["provider/resources/group/told.ts", 'import "../invite/told";', false],
  ["provider/resources/group/told.ts", 'import "../shared/left";', true],
  ["provider/telling/look.ts", 'import "../resources";', false],
  ["provider/connect.ts", 'import "../sdk";', false],
  ["provider/connect.ts", "export const x = process.env;", false],
  ["sdk/group.ts", 'import { group } from "../provider/resources/group/group"; group;', false],
  [
    "sdk/group.ts",
    'import type { group } from "../provider/resources/group/group"; export type X = typeof group;',
    false,
  ],
  ["sdk/resource.ts", 'import("../provider/invoke");', false],
  ["sdk/resource.ts", 'require("../provider/invoke");', false],
  ["sdk/load.ts", 'require("../provider");', false],
  ["provider/hub/client.ts", 'import "../functions";', false],
  ["provider/resources/group/group.ts", 'import "../../functions/getGroup";', false],
  ["provider/functions/getGroup.ts", 'import "../resources/group/group";', false],
  ["provider/functions/getGroup.ts", 'import "../config";', false],
  ["provider/functions/getGroup.ts", 'import "../hubs";', false],
  ["testing/index.ts", 'import "../provider";', false],
  ["run/run.ts", 'import "../provider/connect";', false],
  ["run/run.ts", 'import "../sdk";', false],
  ["cli/main.ts", 'import "../sdk";', false],
  ["provider/connect.ts", 'import "../plugin/plugin";', false],
  ["plugin/plugin.ts", 'import "../sdk";', false],
  ["plugin/told.ts", 'import "../sdk/contract";', true],
  ["plugin/values.ts", 'import "../sdk/contract";', true],
  ["plugin/plugin.ts", "export const x = process.env;", false],
  ["plugin/plugin.ts", 'import "../provider/resources"; import "../run/things";', true],
  ["provider/resources/group/group.ts", 'import "../../engine/define"; import "../../hub/groups";', true],
  ["provider/functions/getGroup.ts", 'import "../hub/groups"; import "../resources/shared/values";', true],
  ["sdk/load.ts", 'require("../provider/invoke");', true],
  ["provider/config.ts", "export const x = process.env;", true],
];

describe("The linter holds the arrows between the rooms", () => {
  const untyped = [
    "@typescript-eslint/no-floating-promises",
    "@typescript-eslint/no-misused-promises",
    "@typescript-eslint/switch-exhaustiveness-check",
  ];
  const eslint = new ESLint({
    cwd: ROOT,
    // The arrows need no types, and types take long.
    overrideConfig: {
      languageOptions: { parserOptions: { project: false } },
      rules: Object.fromEntries(untyped.map((rule) => [rule, "off"])),
    },
  });
  it("looks at no project that a suite has for a while, where it failed with ENOENT", async () => {
    assert.ok(await eslint.isPathIgnored(join(ROOT, "tests/programs/dump-sets.tmp/index.ts")));
    assert.ok(!(await eslint.isPathIgnored(join(ROOT, "tests/programs/spec/index.js"))));
  });
  for (const [file, code, allowed] of cases) {
    it(`${file} may ${allowed ? "" : "not "}${code}`, async () => {
      const [result] = await eslint.lintText(code, { filePath: join(ROOT, file) });
      const rules = result!.messages
        .map(({ ruleId }) => ruleId ?? "")
        .filter((rule) => /no-restricted|no-require/.test(rule));
      assert.equal(rules.length === 0, allowed, JSON.stringify(result!.messages));
    });
  }
});
