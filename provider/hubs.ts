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
  tell?: Tell | undefined;
}

/** Tells the user a line. */
export type Tell = (line: string) => void;

/** What engines show of programs and of dynamic providers. */
const write: Tell = (line) => void process.stderr.write(`${line}\n`);

/** Tells each line once, and who says it. */
function once(tell: Tell): Tell {
  const said = new Set<string>();
  return (line) => {
    if (!said.has(line)) tell(`pulumi-dockerhub: ${line}`);
    said.add(line);
  };
}

/** The rules of a configuration for whoever signs in. */
export function railsOf({ rails }: Config, { kind, identifier }: Credential, notice: Tell): Rails {
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

  readonly notice: Tell;

  constructor(private readonly served: Served = {}) {
    this.notice = once(served.tell ?? write);
  }

  /** @param snapshot which of several snapshots, each read at a time of its own */
  open(config: Config, credential: Credential, snapshot = ""): Hub {
    const { baseUrl, scimToken, requestTimeout, deadline, maxWait, rails } = config;
    const { renew: _, ...account } = credential;
    const identity = { baseUrl, account, scimToken };
    const key = JSON.stringify([identity, requestTimeout, deadline, maxWait, rails, [...rails.overridden]]);
    const { ended, tell: _tell, ...served } = this.served;
    const { notice } = this;
    const limits = { requestTimeout, deadline, maxWait, maxInFlight: MAX_IN_FLIGHT };
    const client = this.clients.get(key) ?? new HubClient({ baseUrl, credential, scimToken, ...limits, ended, notice });
    this.clients.set(key, client);
    const own = JSON.stringify([key, snapshot]);
    const hub = this.hubs.get(own) ?? openHub(client, railsOf(config, credential, notice), served);
    this.hubs.set(own, hub);
    return hub;
  }
}
