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
}

/** @param run left out where no engine is served */
export function openHub(client: HubClient, rails: Rails, run = new Run(new Map()), batches = new Batches()): Hub {
  return { client, snapshot: new Snapshot(), batches, rails, run };
}
