import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Put in the place of what is read here where all of the plugin is one file. */
declare const BUNDLED: { version: string; schema: string } | undefined;

const fromRoot = (...path: string[]) => {
  const root = join(__dirname, __dirname.includes("dist") ? "../.." : "..");
  return readFileSync(join(root, ...path), "utf8");
};

/** The version of the package. */
export function version(): string {
  if (typeof BUNDLED !== "undefined") return BUNDLED.version;
  return (JSON.parse(fromRoot("package.json")) as { version: string }).version;
}

/** The schema of the package, with its version, as the engine asks for it. */
export function schema(): string {
  if (typeof BUNDLED !== "undefined") return BUNDLED.schema;
  return JSON.stringify({ ...(JSON.parse(fromRoot("plugin", "schema.json")) as object), version: version() });
}
