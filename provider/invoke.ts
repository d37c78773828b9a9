import { readConfig } from "./config";
import type { ReadConfig } from "./engine/connection";
import { ask, check } from "./functions/ask";
import { functions } from "./functions";
import { HubError } from "./hub/errors";
import { Hubs } from "./hubs";

/** Who calls a function, and with which configuration. */
export interface Caller {
  /** What stands for the run: whoever gives the same shares sign-ins and what was read. Kept no longer than it is. */
  run: object;
  config: ReadConfig;
  /** What the call waits for: it sees the Hub after that. Calls that wait for the same share what was read. */
  after: string;
}

/** What came of a call: the result, or why there is none, as a sentence. */
export type Answer = { result: Readonly<Record<string, unknown>> } | { problem: string };

const runs = new WeakMap<object, Hubs>();

/** Calls a function of the registry. Throws what nobody expects alone. */
export function invoke(name: string, given: object, { run, ...caller }: Caller): Promise<Answer> {
  const hubs = runs.get(run) ?? new Hubs();
  runs.set(run, hubs);
  return invokeWith(hubs, name, given, caller);
}

/** The same, with hubs that resources may share. */
export async function invokeWith(
  hubs: Hubs,
  name: string,
  given: object,
  { config: read, after }: Omit<Caller, "run">,
): Promise<Answer> {
  try {
    const definition = functions.get(name);
    if (definition === undefined)
      return { problem: `there is no such function; there are ${[...functions.keys()].join(", ")}.` };
    const config = readConfig(read);
    const asked = check(definition, { ...given }, (key) => (key === "org" ? config.org : read(`dockerhub:${key}`)));
    const credential = definition.isPublic === true ? config.credentialIfAny() : config.credential();
    return { result: await ask(definition, hubs.open(config, credential, after), asked) };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { problem: error.message };
  }
}
