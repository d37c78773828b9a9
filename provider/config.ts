import { z } from "zod";
import type { ReadConfig } from "./engine/connection";
import type { Credential } from "./hub/credential";
import { ConfigError } from "./hub/errors";
import type { Rails } from "./hub/rails";
import { readRails } from "./railsConfig";
import { type Place, signIn } from "./signIn";

const DEFAULT_BASE_URL = "https://hub.docker.com";
const seconds = z.coerce.number().positive().max(86_400);

/**
 * The keys of the configuration. Each can be set as `dockerhub:key` in the stack, as an argument
 * of an explicit Provider, or in the environment.
 */
export const configKeys = {
  /** Organization that resources belong to when they do not name one. */
  org: { env: ["DOCKERHUB_ORG"], secret: false },
  /** Docker ID that signs in. */
  username: { env: ["DOCKERHUB_USERNAME", "DOCKER_USERNAME"], secret: false },
  /** Password of that account. */
  password: { env: ["DOCKERHUB_PASSWORD", "DOCKER_PASSWORD"], secret: true },
  /** Current code of the second factor, for accounts that have one; one that was saved is never used. */
  otp: { env: ["DOCKERHUB_OTP"], secret: true },
  /** Personal or organization access token, in place of a password. */
  token: { env: ["DOCKERHUB_TOKEN"], secret: true },
  /** Address of the API; https, or loopback. */
  baseUrl: { env: ["DOCKERHUB_BASE_URL"], secret: false },
  /** Seconds for one exchange with Docker Hub. Default 30. */
  requestTimeout: { env: ["DOCKERHUB_REQUEST_TIMEOUT"], secret: false },
  /** Seconds for a request with all its repetitions and waits. Default 600. */
  deadline: { env: ["DOCKERHUB_DEADLINE"], secret: false },
  /** Longest wait in seconds that the rate limit may ask for. Default 300. */
  maxWait: { env: ["DOCKERHUB_MAX_WAIT"], secret: false },
  /** Largest part of the people whom the stack manages that may lose something in one run, such as `25%` (the default); five may always go. */
  maxRemoval: { env: ["DOCKERHUB_MAX_REMOVAL"], secret: false },
  /** So many owners stay at least. Default 1. */
  minOwners: { env: ["DOCKERHUB_MIN_OWNERS"], secret: false },
  /** Docker IDs, separated by commas, of people who stay owners. */
  requiredOwners: { env: ["DOCKERHUB_REQUIRED_OWNERS"], secret: false },
  /** `true`: nobody becomes an owner by accepting an invitation. Default `false`. */
  noOwnerByInvite: { env: ["DOCKERHUB_NO_OWNER_BY_INVITE"], secret: false },
  /** Domains, separated by commas, of addresses that may be invited; any when not set. */
  allowedDomains: { env: ["DOCKERHUB_ALLOWED_DOMAINS"], secret: false },
  /** A rule that does not hold in this run, and why: `maxRemoval: team sold, ticket 4711`; several are separated by `;`. */
  override: { env: ["DOCKERHUB_OVERRIDE"], secret: false },
} as const;

export type ConfigKey = keyof typeof configKeys;

/** The configuration, checked. */
export interface Config {
  org: string | undefined;
  baseUrl: string;
  /** Throws ConfigError when there is none, or only half of one. */
  credential(): Credential;
  /** Milliseconds. */
  requestTimeout: number;
  deadline: number;
  maxWait: number;
  /** What a change of people may not do. */
  rails: Omit<Rails, "self" | "notice">;
}

/** A value of the configuration, and where it stands. */
export interface Found {
  value: string;
  /** Where it stands, for messages: never the value. */
  source: string;
  rank: number;
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
  return {
    org: find("org")?.value.toLowerCase(),
    baseUrl: baseUrl(find("baseUrl")),
    credential: () => signIn(places, saved),
    requestTimeout: inMs(find("requestTimeout"), 30),
    deadline: inMs(find("deadline"), 600),
    maxWait: inMs(find("maxWait"), 300),
    rails: readRails(find),
  };
}

function baseUrl(found: Found | undefined): string {
  if (found === undefined) return DEFAULT_BASE_URL;
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
