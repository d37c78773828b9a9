import { readFileSync } from "node:fs";
import type { ReadConfig } from "../provider/engine/connection";
import { configOf, exportOf, type Place } from "./pulumi";
import { readState, type State } from "./state";

/** The state of a stack, with the configuration of its default provider. */
export interface Source {
  stack: string;
  state: State;
  config: ReadConfig;
}

/** Reads states from files, where some are given, else from stacks. What a file leaves out of the configuration is in the environment. */
export async function sourcesOf(
  stacks: readonly string[],
  files: readonly string[] | undefined,
  place: Place,
): Promise<Source[]> {
  if (files !== undefined) {
    return files.map((file) => ({
      stack: file,
      state: readState(readFileSync(file, "utf8"), file),
      config: () => undefined,
    }));
  }
  return Promise.all(
    stacks.map(async (stack) => ({
      stack,
      state: readState(await exportOf(stack, place), `the state of ${stack}`),
      config: await configOf(stack, place),
    })),
  );
}
