import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What Pulumi looks for in the folder of a plugin. */
export const PLUGIN = "pulumi-resource-dockerhub";

/** A file of the plugin. */
export interface PluginFile {
  name: string;
  content: string | Buffer;
  isRun: boolean;
}

/** Windows runs no file by its first line. */
const CMD = `@echo off\r\nnode "%~dp0${PLUGIN}" %*\r\n`;
/** Without it a package.json in a folder further up could say that the plugin is an ES module. */
const MANIFEST = `${JSON.stringify({ private: true, type: "commonjs" })}\n`;

/** What lies in the folder of the plugin, which is the same on every platform but Windows. */
export function pluginFiles(platform: NodeJS.Platform): PluginFile[] {
  const root = dirname(require.resolve("pulumi-dockerhub/package.json"));
  const files = [
    { name: PLUGIN, content: readFileSync(join(root, "dist/plugin", PLUGIN)), isRun: true },
    { name: "package.json", content: MANIFEST, isRun: false },
  ];
  return platform === "win32" ? [...files, { name: `${PLUGIN}.cmd`, content: CMD, isRun: true }] : files;
}
