import { connect } from "../provider/connect";
import type { Connection, ReadConfig } from "../provider/engine/connection";
import type { Hub } from "../provider/hub/hub";
import { UsageError } from "./exit";
import { PARTS } from "./looking";
import { configOf, type Place, selectedStack } from "./pulumi/command";

/** What every command that talks to Docker Hub takes. */
export interface Where {
  org?: string;
  stack?: string;
  cwd: string;
}

/** The Hub, and the organization that is meant. */
export interface Session {
  hub: Hub;
  org: string;
  connection: Connection<Hub>;
}

/** A configuration: what is configured now, or what the last `up` saved, to which what is exported comes first. */
export interface Configured {
  read: ReadConfig;
  saved: boolean;
}

/**
 * Reads the configuration as the provider does: that of the stack that is named or selected, and the
 * environment for what it leaves out.
 */
export async function configFor({ stack, cwd }: Where): Promise<Configured> {
  const place: Place = { cwd };
  const name = stack ?? (await selectedStack(place));
  return { read: name === undefined ? () => undefined : await configOf(name, place), saved: false };
}

/** Binds to a configuration, with another organization in place of its own when one is given. Sends nothing. */
export function connectionOf({ read, saved }: Configured, org?: string): Connection<Hub> {
  const instead: ReadConfig = (key) => (key === "dockerhub:org" && org !== undefined ? org : read(key));
  return connect(instead, PARTS, async () => saved);
}

/**
 * Connects by a configuration; sign-in waits for the first request. Throws a sentence on what is missing.
 *
 * @param otherwise the organization that is meant when neither `org` nor the configuration names one
 */
export async function sessionOf(config: Configured, org?: string, otherwise?: string): Promise<Session> {
  const connection = connectionOf(config, org);
  const name = connection.fallback("org") ?? otherwise;
  const hub = await connection.open();
  if (name === undefined) throw new UsageError("No organization is named: use --org, dockerhub:org or DOCKERHUB_ORG.");
  return { hub, org: name, connection };
}
