/** Writes the plugin as one file that needs nothing but Node, which is what every platform gets. */
import { chmodSync, readFileSync } from "node:fs";
import { build } from "esbuild";

const outfile = "dist/plugin/pulumi-resource-dockerhub";

export async function bundle() {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const schema = JSON.stringify({ ...JSON.parse(readFileSync("plugin/schema.json", "utf8")), version });
  await build({
    entryPoints: ["plugin/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node22",
    minify: true,
    // Errors are known, and stacks are read, by them.
    keepNames: true,
    legalComments: "eof",
    define: { BUNDLED: JSON.stringify({ version, schema }) },
    logLevel: "warning",
  });
  chmodSync(outfile, 0o755);
}
