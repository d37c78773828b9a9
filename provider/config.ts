import { z } from "zod";
import type { ReadConfig } from "./engine/connection";
import { type Area, type Credential, NOBODY, takesAccount } from "./hub/credential";
import { ConfigError } from "./hub/errors";
import type { Rails } from "./hub/rails";
import { NO_SCIM_TOKEN } from "./hub/signIns";
import { v1 } from "./hub/v1";
import { configKeys, type Found, type Place } from "./configKeys";
import { readRails } from "./railsConfig";
import { signIn } from "./signIn";

const DEFAULT_BASE_URL = "https://hub.docker.com";
const seconds = z.coerce.number().positive().max(86_400);

/** The configuration, checked. */
export interface Config {
  org: string | undefined;
  baseUrl: string;
  /** Throws ConfigError when there is none, or only half of one. */
  credential(): Credential;
  /** The same, and NOBODY where there is none at all: enough for what is public. */
  credentialIfAny(): Credential;
  /** The same, where these parts of Docker Hub take an account; else it is the token of SCIM that must not be missing. */
  credentialFor(areas: readonly Area[]): Credential;
  scimToken: string | undefined;
  /** Milliseconds. */
  requestTimeout: number;
  deadline: number;
  maxWait: number;
  /** What a change of people may not do. */
  rails: Omit<Rails, "self" | "notice">;
}

/**
 * Reads the configuration: first what the engine hands over (an explicit Provider's arguments, or
 * the stack's), then the environment. Throws ConfigError with one sentence on what is wrong.
 *
 * @param saved whether the engine hands over what the last `up` saved, and not what is configured now
 */
export function readConfig(read: ReadConfig, env: NodeJS.ProcessEnv = process.env, saved = false): Config {
  const given: Place = (key) => {
    const value = read(`dockerhub:${key}`);
    return value === undefined || value === "" ? undefined : { value, source: `dockerhub:${key}`, rank: 0 };
  };
  const inEnvironment =
    (rank: number): Place =>
    (key) => {
      const source = configKeys[key].env[rank - 1] as string | undefined;
      const value = source === undefined ? undefined : env[source];
      return value === undefined || value === "" ? undefined : { value, source: source!, rank };
    };
  const places = [given, inEnvironment(1), inEnvironment(2)] as const;
  const find: Place = (key) => places.map((place) => place(key)).find((found) => found !== undefined);
  const credential = () => signIn(places, saved);
  const credentialIfAny = () => ((find("password") ?? find("token")) === undefined ? NOBODY : credential());
  const scimToken = find("scimToken")?.value;
  return {
    org: find("org")?.value.toLowerCase(),
    baseUrl: baseUrl(find("baseUrl")),
    credential,
    credentialIfAny,
    credentialFor: (areas) => {
      if (takesAccount(areas)) return credential();
      if (scimToken === undefined) throw new ConfigError(NO_SCIM_TOKEN);
      return credentialIfAny();
    },
    scimToken,
    requestTimeout: inMs(find("requestTimeout"), 30),
    deadline: inMs(find("deadline"), 600),
    maxWait: inMs(find("maxWait"), 300),
    rails: readRails(find),
  };
}

function baseUrl(found: Found | undefined): string {
  if (found === undefined) return DEFAULT_BASE_URL;
  const gone = v1(found.value);
  if (gone !== undefined) throw new ConfigError(`${found.source} cannot be used: ${gone}`);
  const url = URL.canParse(found.value) ? new URL(found.value) : undefined;
  const loopback = url !== undefined && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  const safe = url?.protocol === "https:" || (loopback && url?.protocol === "http:");
  if (!safe || url.username !== "" || url.password !== "") {
    throw new ConfigError(
      `${found.source} must be an https address without a user name in it, or http on this machine: credentials are sent there.`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

function inMs(found: Found | undefined, fallback: number): number {
  if (found === undefined) return fallback * 1000;
  const parsed = seconds.safeParse(found.value);
  if (!parsed.success) throw new ConfigError(`${found.source} must be a number of seconds above 0 and up to a day.`);
  return parsed.data * 1000;
}
