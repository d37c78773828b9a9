import type { HubClient } from "./client";
import { Batches } from "./batches";
import { Claims } from "./claims";
import { Snapshot } from "./snapshot";

/** Docker Hub, for one credential: what the verbs of every noun talk to. */
export interface Hub {
  client: HubClient;
  snapshot: Snapshot;
  batches: Batches;
  claims: Claims;
  /** Largest part of a set of people, from 0 to 1, that one change may remove. */
  maxRemoval: number;
}

export function openHub(client: HubClient, maxRemoval: number, batches = new Batches()): Hub {
  return { client, snapshot: new Snapshot(), batches, claims: new Claims(), maxRemoval };
}
