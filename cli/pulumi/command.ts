import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ReadConfig } from "../../provider/engine/connection";
import { readStackConfig } from "./stackConfig";

/** Where the program lies whose stack is meant. */
export interface Place {
  cwd: string;
}

/** There is no such command. */
class MissingError extends Error {}

/** Runs the real command and returns what it printed. Throws its own words when it fails. */
function pulumi(args: readonly string[], { cwd }: Place): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile("pulumi", args, { cwd, maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const attempt = `pulumi ${args.join(" ").split(" -")[0]}`;
      if ((error as { code?: unknown }).code !== "ENOENT")
        return reject(new Error(`${attempt}: ${stderr.trim() || error.message}`));
      reject(new MissingError(`${attempt}: there is no pulumi command on the PATH.`));
    });
  });
}

/** The selected stack of the project in a folder; undefined when there is no project, command or selection. */
export async function selectedStack(place: Place): Promise<string | undefined> {
  if (!["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].some((name) => existsSync(join(place.cwd, name)))) return undefined;
  const name = await pulumi(["stack", "--show-name"], place).catch(() => "");
  return name.trim() || undefined;
}

/** The configuration of a stack, its secrets in clear. */
export async function configOf(stack: string, place: Place): Promise<ReadConfig> {
  return readStackConfig(await pulumi(["config", "--json", "--show-secrets", "--stack", stack], place), stack);
}

/** The state of a stack as JSON text, its secrets in clear. */
export function exportOf(stack: string, place: Place): Promise<string> {
  return pulumi(["stack", "export", "--show-secrets", "--stack", stack], place).catch((error: Error) => {
    throw new Error(`${error.message} Name another stack, or give an exported state with --state.`);
  });
}

/** The version that the real command tells; undefined without one. */
export function pulumiVersion(place: Place): Promise<string | undefined> {
  return pulumi(["version"], place).then(
    (text) => text.trim(),
    (error: Error) => {
      if (error instanceof MissingError) return undefined;
      throw error;
    },
  );
}
