import { Run } from "../../run/run";
import type { HubClient } from "./client";
import { Batches } from "./batches";
import type { Rails } from "./rails";
import { Snapshot } from "./snapshot";

/** Docker Hub, for one credential: what the verbs of every noun talk to. */
export interface Hub {
  client: HubClient;
  snapshot: Snapshot;
  batches: Batches;
  rails: Rails;
  /** The run of the engine that all of this serves. */
  run: Run;
  /**
   * Lets people of an organization lose something in this run, or takes other things away. Throws when these, and
   * all others that are taken away in it, would be too many.
   */
  spend(org: string, leaving: readonly string[], more?: Partial<Spent>): Promise<void>;
  /** Throws where one of these things is to end in this run and its noun refuses it. */
  mayEnd(things: readonly string[]): Promise<void>;
}

/** What is counted, and by which rules. */
export interface Spent {
  /** People when left out. */
  counts: string | undefined;
  rails: Rails;
}

/** What the verbs have beside the Hub; left out where no engine is served. */
interface Served {
  run?: Run;
  batches?: Batches;
  spend?(hub: Hub, org: string, leaving: readonly string[], more: Spent): Promise<void>;
  mayEnd?(hub: Hub, things: readonly string[]): Promise<void>;
}

const nothing = async (): Promise<void> => undefined;

export function openHub(client: HubClient, rails: Rails, served: Served = {}): Hub {
  const { run = new Run(new Map()), batches = new Batches(), spend = nothing, mayEnd = nothing } = served;
  const hub: Hub = {
    client,
    snapshot: new Snapshot(),
    batches,
    rails,
    run,
    spend: async (org, leaving, more = {}) => {
      if (leaving.length > 0) await spend(hub, org, leaving, { counts: undefined, rails, ...more });
    },
    mayEnd: (things) => mayEnd(hub, things),
  };
  return hub;
}
