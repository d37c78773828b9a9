import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pulumiVersion } from "../pulumi/command";
import { version } from "../version";
import type { Check } from "./report";

/** Node that this package and the SDK need. */
const NODE = "22.12";
/** The command that imports what `dump` writes: it takes inputs and outputs from a file since then. */
const COMMAND = "3.254";

/** What is installed, and whether that goes together. */
export async function versions(cwd: string): Promise<Check[]> {
  return [
    compared("Node", process.version, NODE, ""),
    await command(cwd),
    { what: "pulumi-dockerhub", ok: null, said: version() },
    sdk(cwd),
  ];
}

async function command(cwd: string): Promise<Check> {
  const what = "pulumi command";
  try {
    const there = await pulumiVersion({ cwd });
    if (there === undefined) return { what, ok: null, said: "not on the PATH" };
    return compared(what, there, COMMAND, ", which imports what dump writes");
  } catch (error) {
    return { what, ok: false, said: (error as Error).message };
  }
}

function compared(what: string, there: string, needed: string, why: string): Check {
  const [major, minor] = /^v?(\d+)\.(\d+)\./.exec(there)?.slice(1).map(Number) ?? [];
  if (major === undefined || minor === undefined) {
    return { what, ok: null, said: `${there === "" ? "tells no version" : there}; ${needed} or newer is needed${why}` };
  }
  const [wantedMajor, wantedMinor] = needed.split(".").map(Number) as [number, number];
  const ok = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  return { what, ok, said: ok ? there : `${there}; install ${needed} or newer${why}` };
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
