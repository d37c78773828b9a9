import { endWhenIdle, engineGone, runsProgram } from "../run/engine";
import { ask } from "../run/meeting";
import { Run } from "../run/run";
import { budgeted } from "./budgeted";
import { readConfig, type Config } from "./config";
import type { Connection, ReadConfig } from "./engine/connection";
import { ending } from "./ending";
import type { Area, Credential } from "./hub/credential";
import { ConfigError, NotFoundError } from "./hub/errors";
import type { Hub, Spent } from "./hub/hub";
import { Hubs, notice, railsOf } from "./hubs";
import { registry } from "./resources";

/** The address of the engine, which it gives to each plugin as the first argument; undefined where none started this process. */
const engine = /:\d+$/.test(process.argv[2] ?? "") ? process.argv[2] : undefined;

/** Aborted when nobody is left to serve. */
const ended = engine === undefined ? undefined : engineGone(engine);
ended?.addEventListener("abort", endWhenIdle);

/** The run that this process serves, whichever configurations it has. */
const run = new Run(
  registry,
  engine === undefined ? undefined : { run: () => runsProgram(engine), ask: (question) => ask(engine, question) },
);

const spend = (hub: Hub, org: string, leaving: readonly string[], more: Spent) =>
  budgeted(hub, registry, org, leaving, more);

const mayEnd = (hub: Hub, things: readonly string[]) => ending(hub, registry, things);

/** The hubs of this process, which all nouns share. */
const hubs = new Hubs({ run, spend, mayEnd, ended });

/** A configuration, and what is wrong with it. */
interface Bound {
  config?: Config;
  credential?: Credential;
  problem?: string;
}

function bind(read: ReadConfig, areas: readonly Area[], saved: boolean): Bound {
  const bound: Bound = {};
  try {
    bound.config = readConfig(read, undefined, saved);
    bound.credential = bound.config.credentialFor(areas);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    bound.problem = error.message;
  }
  return bound;
}

/**
 * Binds the engine to Docker Hub by configuration. Sends nothing: sign-in waits for the first verb.
 *
 * @param areas what is reached by it
 * @param isSaved whether the configuration is what the last `up` saved. The engine has no other where no program
 *   runs; where one does, and for a check always, it is what is configured now.
 */
export function connect(
  read: ReadConfig,
  areas: readonly Area[],
  isSaved = async (): Promise<boolean> => !(await run.isProgram()),
): Connection<Hub> {
  const now = bind(read, areas, false);
  let before: Bound | undefined;
  return {
    fallback: (key) => (key === "org" ? now.config?.org : undefined),
    advice: () =>
      "no organization is named; set it here, with pulumi config set dockerhub:org, on an explicit Provider, or with DOCKERHUB_ORG.",
    problem: () => now.problem,
    rails: () => railsOf(...opened(now)),
    run,
    now: Date.now,
    notice,
    open: async () => hubs.open(...opened((await isSaved()) ? (before ??= bind(read, areas, true)) : now)),
    isGone: (error) => error instanceof NotFoundError,
  };
}

function opened({ config, credential, problem }: Bound): [Config, Credential] {
  if (config === undefined || credential === undefined) throw new ConfigError(problem);
  return [config, credential];
}
