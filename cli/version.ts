import { readFileSync } from "node:fs";

/** The version of this package, as its package.json has it. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(require.resolve("pulumi-dockerhub/package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
