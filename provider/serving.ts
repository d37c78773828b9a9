import { commandAbove, leavesOut, runsProgram } from "../run/command";
import { endWhenIdle, Engine } from "../run/engine";
import { answer, ask } from "../run/meeting";
import { Run } from "../run/run";
import type { Programs, Testimony } from "../run/testimony";
import { budgeted } from "./budgeted";
import { readConfig, type Config } from "./config";
import type { Connection, ReadConfig } from "./engine/connection";
import { ending } from "./ending";
import type { Area, Credential } from "./hub/credential";
import { ConfigError, NotFoundError } from "./hub/errors";
import type { Hub, Spent } from "./hub/hub";
import { Hubs, railsOf, type Tell } from "./hubs";
import { registry } from "./resources";

/** A configuration, and what is wrong with it. */
interface Bound {
  config?: Config;
  credential?: Credential;
  problem?: string;
  /** What is signed in to by it, once it is asked for. */
  hub?: Hub;
}

/** The stack of a run, as far as its programs do not tell of it. */
export interface Stack {
  /** What its state held when the run began, or why that cannot be read. */
  held(): Promise<Pick<Testimony, "held" | "unread">>;
  /** Whether the engine is to end it; undefined where nobody can tell. */
  destroys(): Promise<boolean | undefined>;
  /** Whether the run leaves out a part of it. */
  leavesOut(): Promise<boolean>;
}

/** What one process has of the run of the engine that it serves, whichever configurations it has. */
export class Serving {
  readonly run: Run;
  /** The hubs of this process, which all nouns share. */
  readonly hubs: Hubs;

  /**
   * @param address of the engine; undefined where none started this process
   * @param stack tells of the stack where programs may be of a language in which they tell nothing; this process tells
   *   the others then what it hears
   * @param tell how users are told a line, where they do not see what this process writes
   */
  constructor(address: string | undefined, stack?: Stack, tell?: Tell) {
    const engine = address === undefined ? undefined : new Engine(address);
    /** Aborted when nobody is left to serve. */
    const ended = engine?.gone;
    ended?.addEventListener("abort", endWhenIdle);
    this.run = new Run(registry, stack === undefined ? programsOf(engine) : silentOf(engine, stack));
    const spend = (hub: Hub, org: string, leaving: readonly string[], more: Spent) =>
      budgeted(hub, registry, org, leaving, more);
    const mayEnd = (hub: Hub, things: readonly string[]) => ending(hub, registry, things);
    this.hubs = new Hubs({ run: this.run, spend, mayEnd, ended, tell });
    if (engine !== undefined && stack !== undefined) {
      answer(engine.address, {
        testify: async (question) => this.run.testify(question),
        isOver: () => true,
        kind: "provider",
      });
    }
  }

  /**
   * Binds the engine to Docker Hub by configuration. Sends nothing: sign-in waits for the first verb.
   *
   * @param areas what is reached by it
   * @param isSaved whether the configuration is what the last `up` saved. The engine has no other where no program
   *   runs; where one does, and for a check always, it is what is configured now.
   */
  connect(
    read: ReadConfig,
    areas: readonly Area[],
    isSaved = async (): Promise<boolean> => !(await this.run.isProgram()),
  ): Connection<Hub> {
    const now = bind(read, areas, false);
    let before: Bound | undefined;
    return {
      fallback: (key) => (key === "org" ? now.config?.org : undefined),
      advice: () =>
        "no organization is named; set it here, with pulumi config set dockerhub:org, for an explicit Provider among its arguments, or with DOCKERHUB_ORG.",
      problem: () => now.problem,
      rails: () => railsOf(...opened(now), this.hubs.notice),
      run: this.run,
      now: Date.now,
      notice: this.hubs.notice,
      open: async () => {
        const bound = (await isSaved()) ? (before ??= bind(read, areas, true)) : now;
        return (bound.hub ??= this.hubs.open(...opened(bound)));
      },
      isGone: (error) => error instanceof NotFoundError,
    };
  }
}

/** The programs of a run that tell of themselves. */
function programsOf(engine: Engine | undefined): Programs | undefined {
  if (engine === undefined) return undefined;
  let runs = false;
  let command: ReturnType<typeof commandAbove> | undefined;
  const args = async () => (await (command ??= commandAbove()))?.args;
  return {
    run: async () => (runs ||= await engine.runsProgram()),
    areForeign: async () => runsProgram(await args()) === true,
    leaveOut: async () => leavesOut(await args()),
    ask: (question) => ask(engine.address, question, !runs),
  };
}

/** Programs that may tell nothing: the state of the stack tells what that held, and the engine's calls the rest. */
function silentOf(engine: Engine | undefined, stack: Stack): Programs {
  return {
    areSilent: true,
    run: async () => engine !== undefined && engine.runsProgram(),
    ask: async (question) => (engine === undefined ? new Map() : ask(engine.address, question, true)),
    held: () => stack.held(),
    destroys: () => stack.destroys(),
    leaveOut: () => stack.leavesOut(),
  };
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

function opened({ config, credential, problem }: Bound): [Config, Credential] {
  if (config === undefined || credential === undefined) throw new ConfigError(problem);
  return [config, credential];
}
