import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { PluginFile } from "./files";

/** Folder in which Pulumi finds a version of the plugin without asking any server. */
export function pluginFolder(version: string, { PULUMI_HOME }: NodeJS.ProcessEnv): string {
  return join(PULUMI_HOME || join(homedir(), ".pulumi"), "plugins", `resource-dockerhub-v${version}`);
}

/** Beside the folder of a plugin that is not all there: Pulumi takes such a one for none. */
const unfinished = (folder: string) => `${folder}.partial`;

const isThere = (folder: string, files: readonly PluginFile[]) =>
  !existsSync(unfinished(folder)) &&
  files.every(({ name, content }) => {
    const path = join(folder, name);
    return existsSync(path) && readFileSync(path).equals(Buffer.from(content));
  });

/**
 * Puts the files of a plugin into its folder, in the steps of `pulumi plugin install`: whoever looks meanwhile, or after
 * an interruption, sees none.
 *
 * @returns false where they are there already
 */
export function putInto(folder: string, files: readonly PluginFile[]): boolean {
  if (isThere(folder, files)) return false;
  mkdirSync(join(folder, ".."), { recursive: true, mode: 0o700 });
  writeFileSync(unfinished(folder), "", { mode: 0o600 });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  for (const { name, content, isRun } of files)
    writeFileSync(join(folder, name), content, { mode: isRun ? 0o755 : 0o644 });
  rmSync(unfinished(folder));
  return true;
}

/** Takes a version of the plugin away, and what Pulumi keeps beside it. Returns false where there was none. */
export function takeAway(folder: string): boolean {
  const wasThere = existsSync(folder);
  for (const path of [folder, ...[".partial", ".lock", ".lastused"].map((ending) => folder + ending)])
    rmSync(path, { recursive: true, force: true });
  return wasThere;
}
