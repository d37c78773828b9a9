import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askedVersion } from "../../../scripts/engines";
import { everything } from "./everything";
import { written } from "./small";
import { output } from "./tools";

/** The sources of the SDK that the real command makes of the plugin's schema. */
function sdk(language: string): string {
  const out = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-sdk-"));
  try {
    output("pulumi", [
      "package",
      "gen-sdk",
      join(__dirname, "../../../plugin/schema.json"),
      "--language",
      language,
      "--out",
      out,
    ]);
    const files = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => /\.(go|py)$/.test(name));
    return files.map((name) => readFileSync(join(out, name), "utf8")).join("\n");
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const found = (pattern: RegExp, text: string) => [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];

describe("a program that says everything", () => {
  before(async function () {
    if ((await askedVersion()) === undefined) this.skip();
  });

  it("uses in Go what the SDK has", function () {
    this.timeout(60_000);
    const [program, made] = [written("go", everything()).get("main.go")!, sdk("go")];
    const names = new Set(found(/(?:^type |^func |^\t+)(\w+)(?=[ (])/gm, made));
    const used = found(/(?<!-)dockerhub\.(\w+)/g, program);
    assert.ok(used.length > 60, `${used.length} names`);
    assert.deepEqual(
      used.filter((name) => !names.has(name)),
      [],
    );
    const fields = found(/^\t+(\w+): /gm, program);
    assert.ok(fields.length > 30, `${fields.length} fields`);
    assert.deepEqual(
      fields.filter((name) => !names.has(name)),
      [],
    );
  });

  it("uses in Python what the SDK has", function () {
    this.timeout(60_000);
    const [program, made] = [written("python", everything()).get("__main__.py")!, sdk("python")];
    const names = new Set(found(/^(?:class | +)(\w+)(?=:| = |\()/gm, made));
    const used = [
      ...found(/dockerhub\.(\w+)/g, program),
      ...found(/dockerhub\.\w+\.([A-Z_]+)/g, program),
      ...found(/\b(\w+)=/g, program),
    ];
    assert.ok(used.length > 80, `${used.length} names`);
    assert.deepEqual(
      used.filter((name) => !names.has(name)),
      [],
    );
  });
});
