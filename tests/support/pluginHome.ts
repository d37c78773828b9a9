import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../cli/version";

const PLUGIN = join(__dirname, "../../dist/plugin/main.js");

/** A home of the command, in which it finds the plugin as it is built. */
export function homeWithPlugin(): { folder: string; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-home-"));
  installIn(home);
  return { folder: home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** Puts the plugin where the command finds those that are installed. */
export function installIn(home: string): void {
  const folder = join(home, "plugins", `resource-dockerhub-v${version()}`);
  const file = join(folder, "pulumi-resource-dockerhub");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${PLUGIN}" "$@"\n`);
  chmodSync(file, 0o755);
}
