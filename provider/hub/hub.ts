import type { HubClient } from "./client";
import { Batches } from "./batches";
import { Claims } from "./claims";
import type { Rails } from "./rails";
import { Snapshot } from "./snapshot";

/** Docker Hub, for one credential: what the verbs of every noun talk to. */
export interface Hub {
  client: HubClient;
  snapshot: Snapshot;
  batches: Batches;
  claims: Claims;
  rails: Rails;
}

export function openHub(client: HubClient, rails: Rails, batches = new Batches()): Hub {
  return { client, snapshot: new Snapshot(), batches, claims: new Claims(), rails };
}
