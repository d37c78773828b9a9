import type { HubClient } from "./client";
import { Batches } from "./batches";
import { Snapshot } from "./snapshot";

/** Docker Hub, for one credential: what the verbs of every noun talk to. */
export interface Hub {
  client: HubClient;
  snapshot: Snapshot;
  batches: Batches;
}

export function openHub(client: HubClient): Hub {
  return { client, snapshot: new Snapshot(), batches: new Batches() };
}
