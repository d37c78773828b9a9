import type { Config } from "./config";
import { HubClient } from "./hub/client";
import type { Credential } from "./hub/credential";
import { type Hub, openHub, type Spent } from "./hub/hub";
import type { Rails } from "./hub/rails";
import type { Run } from "../run/run";

/** Requests under way at the same time. */
const MAX_IN_FLIGHT = { reads: 64, writes: 8 };

/** What hubs have beside what signs in to them. */
interface Served {
  run?: Run;
  spend?(hub: Hub, org: string, leaving: readonly string[], more: Spent): Promise<void>;
  mayEnd?(hub: Hub, things: readonly string[]): Promise<void>;
  /** Aborted when nobody is left to serve. */
  ended?: AbortSignal | undefined;
}

const said = new Set<string>();

/** Tells the user a line, once. */
export function notice(line: string): void {
  if (!said.has(line)) process.stderr.write(`pulumi-dockerhub: ${line}\n`);
  said.add(line);
}

/** The rules of a configuration for whoever signs in. */
export function railsOf({ rails }: Config, { kind, identifier }: Credential): Rails {
  const isAccount = kind === "password" || kind === "personal access token";
  return { ...rails, self: isAccount ? identifier : undefined, notice };
}

/**
 * Hubs by what signs in to them: all of one configuration share one session, one gate and one snapshot, and two
 * credentials never share anything.
 */
export class Hubs {
  private readonly clients = new Map<string, HubClient>();
  private readonly hubs = new Map<string, Hub>();

  constructor(private readonly served: Served = {}) {}

  /** @param snapshot which of several snapshots, each read at a time of its own */
  open(config: Config, credential: Credential, snapshot = ""): Hub {
    const { baseUrl, scimToken, requestTimeout, deadline, maxWait, rails } = config;
    const { renew: _, ...account } = credential;
    const identity = { baseUrl, account, scimToken };
    const key = JSON.stringify([identity, requestTimeout, deadline, maxWait, rails, [...rails.overridden]]);
    const { ended, ...served } = this.served;
    const limits = { requestTimeout, deadline, maxWait, maxInFlight: MAX_IN_FLIGHT };
    const client = this.clients.get(key) ?? new HubClient({ baseUrl, credential, scimToken, ...limits, ended });
    this.clients.set(key, client);
    const own = JSON.stringify([key, snapshot]);
    const hub = this.hubs.get(own) ?? openHub(client, railsOf(config, credential), served);
    this.hubs.set(own, hub);
    return hub;
  }
}
