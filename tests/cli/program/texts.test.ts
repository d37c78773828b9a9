import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SDKS } from "../../../cli/program/sdks";
import { version } from "../../../cli/version";
import { small, written } from "./small";

/** The program of each language, and which other files are made for it. */
const PROJECTS: Readonly<Record<string, { program: string; files: string[] }>> = {
  typescript: { program: "index.ts", files: ["package.json", "people.csv", "tsconfig.json"] },
  python: { program: "__main__.py", files: ["people.csv", "requirements.txt"] },
  go: { program: "main.go", files: ["go.mod", "people.csv"] },
  yaml: { program: "Pulumi.yaml", files: [] },
};

const CURRENT = `dockerhub@${version()}`;
/** A file, without the version of this package and where Go finds it. */
const timeless = (text: string | undefined) =>
  text?.replace(CURRENT, "dockerhub@CURRENT").replace(SDKS.go, "module.example/dockerhub");

describe("programs", () => {
  for (const [language, { program, files }] of Object.entries(PROJECTS)) {
    it(`are written in ${language} as a person would write them`, () => {
      const made = written(language, small);
      const expected = readFileSync(join(__dirname, "expected", `${program}.txt`), "utf8");
      assert.equal(timeless(made.get(program)), expected);
      const all = new Set([...files, program, "Pulumi.yaml", "README.md", ".gitignore"]);
      assert.deepEqual([...made.keys()].sort(), [...all].sort());
    });
  }

  it("declare nobody's table where nothing reads it", () => {
    for (const language of Object.keys(PROJECTS)) {
      const made = written(language, { Group: [{ name: "web", args: { name: "web" } }] });
      assert.equal(made.has("people.csv"), false);
      assert.doesNotMatch(made.get(PROJECTS[language]!.program)!, /people|csv|slices/);
    }
  });

  it("say their runtime and nothing of a program in the project file", () => {
    assert.equal(
      timeless(written("python", small).get("Pulumi.yaml")),
      `name: acme
runtime:
  name: python
  options:
    toolchain: pip
    virtualenv: venv
description: People, groups and settings of the organization acme on Docker Hub
packages:
  dockerhub: dockerhub@CURRENT
config:
  dockerhub:org: acme
`,
    );
  });
});
