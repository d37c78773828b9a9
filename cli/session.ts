import { connect } from "../provider/connect";
import type { Connection, ReadConfig } from "../provider/engine/connection";
import type { Hub } from "../provider/hub/hub";
import { UsageError } from "./exit";
import { configOf, type Place, selectedStack } from "./pulumi";

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

/**
 * Reads the configuration as the provider does: that of the stack that is named or selected, and the
 * environment for what it leaves out.
 */
export async function configFor({ stack, cwd }: Where): Promise<ReadConfig> {
  const place: Place = { cwd };
  const name = stack ?? (await selectedStack(place));
  return name === undefined ? () => undefined : configOf(name, place);
}

/** For the configuration of a stack as it is now, and not as the last `up` saved it. */
export const asItIs = async () => false;

/**
 * Connects by a configuration; sign-in waits for the first request. Throws a sentence on what is missing.
 *
 * @param otherwise the organization that is meant when neither `org` nor the configuration names one
 */
export async function sessionOf(read: ReadConfig, org?: string, otherwise?: string): Promise<Session> {
  const connection = connect((key) => (key === "dockerhub:org" && org !== undefined ? org : read(key)), asItIs);
  const name = connection.fallback("org") ?? otherwise;
  const hub = await connection.open();
  if (name === undefined) throw new UsageError("No organization is named: use --org, dockerhub:org or DOCKERHUB_ORG.");
  return { hub, org: name, connection };
}
