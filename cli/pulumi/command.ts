import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ReadConfig } from "../../provider/engine/connection";

/** Where the program lies whose stack is meant. */
export interface Place {
  cwd: string;
}

/** Runs the real command and returns what it printed. Throws its own words when it fails. */
function pulumi(args: readonly string[], { cwd }: Place): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile("pulumi", args, { cwd, maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const missing = (error as { code?: unknown }).code === "ENOENT";
      const why = missing ? "there is no pulumi command on the PATH" : stderr.trim() || error.message;
      reject(
        new Error(
          `pulumi ${args.slice(0, 2).join(" ")}: ${why}. Give an exported state with --state instead, or select a stack.`,
        ),
      );
    });
  });
}

/** The selected stack of the project in a folder; undefined when there is no project, command or selection. */
export async function selectedStack(place: Place): Promise<string | undefined> {
  if (!["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].some((name) => existsSync(join(place.cwd, name)))) return undefined;
  const name = await pulumi(["stack", "--show-name"], place).catch(() => "");
  return name.trim() || undefined;
}

const config = z.record(z.string(), z.object({ value: z.string().optional() }));

/** Reads the configuration of a stack, its secrets in clear. */
export async function configOf(stack: string, place: Place): Promise<ReadConfig> {
  const text = await pulumi(["config", "--json", "--show-secrets", "--stack", stack], place);
  const values = config.parse(JSON.parse(text));
  return (key) => values[key]?.value;
}

/** The state of a stack as JSON text, its secrets in clear. */
export function exportOf(stack: string, place: Place): Promise<string> {
  return pulumi(["stack", "export", "--show-secrets", "--stack", stack], place);
}

/** The version of the real command; undefined without one. */
export function pulumiVersion(place: Place): Promise<string | undefined> {
  return pulumi(["version"], place).then(
    (text) => text.trim(),
    () => undefined,
  );
}
