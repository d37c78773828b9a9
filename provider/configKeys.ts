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
  /** Token of the SCIM connection of the organization's single sign-on: SCIM takes nothing else, and nothing else takes it. */
  scimToken: { env: ["DOCKERHUB_SCIM_TOKEN"], secret: true },
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

/** Keys that hold something else than text, which a program may give as what it is. */
export const configTypes: Readonly<Partial<Record<ConfigKey, "number" | "integer" | "boolean">>> = {
  requestTimeout: "number",
  deadline: "number",
  maxWait: "number",
  minOwners: "integer",
  noOwnerByInvite: "boolean",
};

/** A value of the configuration, and where it stands. */
export interface Found {
  value: string;
  /** Where it stands, for messages: never the value. */
  source: string;
  rank: number;
}

/** One place that a configuration comes from: a Provider's arguments or the stack, `DOCKERHUB_*`, or `DOCKER_*`. */
export type Place = (key: ConfigKey) => Found | undefined;
