import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pulumiVersion } from "../pulumi/command";
import { version } from "../version";
import type { Check } from "./report";

/** Node that this package and the SDK need. */
const NODE = [22, 12] as const;

/** What is installed, and whether that goes together. */
export async function versions(cwd: string): Promise<Check[]> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const modern = major > NODE[0] || (major === NODE[0] && minor >= NODE[1]);
  const command = await pulumiVersion({ cwd });
  return [
    {
      what: "Node",
      ok: modern,
      said: modern ? process.version : `${process.version}; install ${NODE.join(".")} or newer`,
    },
    { what: "pulumi command", ok: null, said: command ?? "not on the PATH" },
    { what: "pulumi-dockerhub", ok: null, said: version() },
    sdk(cwd),
  ];
}

/** The SDK as the program and as this package find it. Two copies do not know each other's resources. */
function sdk(cwd: string): Check {
  const what = "@pulumi/pulumi";
  const copies = new Map<string, string>();
  for (const folder of [cwd, __dirname]) {
    const found = locate(folder);
    if (found !== undefined) copies.set(found.path, found.version);
  }
  const [first, second] = [...copies];
  if (first === undefined) return { what, ok: false, said: "not installed; npm install @pulumi/pulumi in the program" };
  if (second === undefined) return { what, ok: true, said: first[1] };
  return {
    what,
    ok: false,
    said: `found twice (${first[1]} in ${first[0]}, ${second[1]} in ${second[0]}); run npm dedupe in the program`,
  };
}

function locate(folder: string): { path: string; version: string } | undefined {
  try {
    const manifest = realpathSync(createRequire(join(folder, "x.js")).resolve("@pulumi/pulumi/package.json"));
    if (!existsSync(manifest)) return undefined;
    return {
      path: dirname(manifest),
      version: (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version,
    };
  } catch {
    return undefined;
  }
}
