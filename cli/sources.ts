import { readFileSync } from "node:fs";
import { configOf, exportOf, type Place } from "./pulumi/command";
import { readState, type State } from "./pulumi/state";
import type { Configured } from "./session";

/** The state of a stack, with its configuration. */
export interface Source {
  stack: string;
  state: State;
  config: Configured;
}

/** Reads states from files, where some are given, else from stacks. Of a file's stack nothing but the file tells the configuration. */
export async function sourcesOf(
  stacks: readonly string[],
  files: readonly string[] | undefined,
  place: Place,
): Promise<Source[]> {
  if (files !== undefined) {
    return files.map((file) => {
      const state = readState(readFileSync(file, "utf8"), file);
      return { stack: file, state, config: { read: state.config, saved: true } };
    });
  }
  return Promise.all(
    stacks.map(async (stack) => ({
      stack,
      state: readState(await exportOf(stack, place), `the state of ${stack}`),
      config: { read: await configOf(stack, place), saved: false },
    })),
  );
}
