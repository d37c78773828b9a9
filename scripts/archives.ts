/** The archives of a release. Pulumi looks for them by their names. */
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "tar";
import { PLUGIN, type PluginFile, pluginFiles } from "../cli/plugin/files";
import { version } from "../cli/version";

/** By what Pulumi calls them, what Node does. */
const SYSTEMS = { linux: "linux", darwin: "darwin", windows: "win32" } as const;
const PROCESSORS = ["amd64", "arm64"];

/** An archive in which nothing is of this machine or of now. */
function pack(file: string, files: readonly PluginFile[]): void {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-archive-"));
  for (const { name, content, isRun } of files) {
    writeFileSync(join(folder, name), content);
    chmodSync(join(folder, name), isRun ? 0o755 : 0o644);
  }
  create(
    { sync: true, file, cwd: folder, gzip: { level: 9 }, portable: true, mtime: new Date(0) },
    files.map(({ name }) => name),
  );
  rmSync(folder, { recursive: true });
}

/** Writes an archive for each platform into a folder, and their sums. The same sources give the same bytes. */
export function writeArchives(folder: string): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = Object.entries(SYSTEMS).flatMap(([system, platform]) =>
    PROCESSORS.map((processor) => {
      const name = `${PLUGIN}-v${version()}-${system}-${processor}.tar.gz`;
      pack(join(folder, name), pluginFiles(platform));
      return name;
    }),
  );
  const sums = names.sort().map((name) => `${sumOf(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, `pulumi-dockerhub_${version()}_checksums.txt`), sums.join(""));
  return names;
}

const sumOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
