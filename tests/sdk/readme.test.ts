import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readme } from "../../sdk/readme";

describe("readme", () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-readme-"))));
  after(() => rmSync(folder, { recursive: true }));
  const file = (text: string) => {
    const path = join(folder, "README.md");
    writeFileSync(path, text);
    return path;
  };

  it("is the text of a file, with the line ends of Docker Hub, whatever machine wrote it", () =>
    assert.equal(readme(file("\uFEFF# App\r\n\r\nüber\n")), "# App\n\nüber\n"));

  it("says where it looked when there is none", () =>
    assert.throws(
      () => readme("nowhere.md"),
      /readme\("nowhere\.md"\): the file .*nowhere\.md cannot be read: there is none\./,
    ));

  it("says that a file is too long before anything is sent", () => {
    assert.equal(readme(file("x".repeat(25_000))).length, 25_000);
    assert.throws(() => readme(file("x".repeat(25_001))), /it has 25001 characters, and Docker Hub takes 25000/);
  });
});
