/** One way to run a stack, whether by the real command or by the offline engine. */
import { offlineStack } from "./offline";
import { realVersion } from "./backend";
import { realStack } from "./real";
import type { Stack, StackOptions } from "./stack";

export { offlineStack } from "./offline";
export { realVersion } from "./backend";
export { realStack } from "./real";
export type { Flags, Happened, Kept, Run, Stack, StackOptions, Verb } from "./stack";

/**
 * The version of the real command, when suites are asked to use it with `PULUMI=real`; undefined otherwise, also
 * where a command is on the PATH, so that they mean the same on every machine. Throws when there is none to use.
 */
export async function askedVersion(): Promise<string | undefined> {
  const asked = process.env["PULUMI"] ?? "";
  if (asked === "") return undefined;
  if (asked !== "real") throw new Error(`PULUMI=${asked} means nothing: it is "real", or left out.`);
  const version = await realVersion();
  if (version === undefined)
    throw new Error("PULUMI=real asks for the real command, and there is no pulumi on the PATH.");
  return version;
}

/** A stack on the engine that is asked for; see `askedVersion`. */
export async function openStack(options: StackOptions): Promise<Stack> {
  return stackOn(await askedVersion(), options);
}

/** A stack on the real command of a version, and without one on the offline engine. */
export async function stackOn(version: string | undefined, options: StackOptions): Promise<Stack> {
  return version === undefined ? offlineStack(options) : realStack(options, version);
}
