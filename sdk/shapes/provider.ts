// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link Provider}: the keys of the configuration, without the prefix `dockerhub:`. */
export interface ProviderArgs {
  /** Organization that resources belong to when they do not name one. */
  org?: pulumi.Input<string | number> | undefined;
  /** Docker ID that signs in. */
  username?: pulumi.Input<string | number> | undefined;
  /** Password of that account. */
  password?: pulumi.Input<string | number> | undefined;
  /** Current code of the second factor, for accounts that have one; one that was saved is never used. */
  otp?: pulumi.Input<string | number> | undefined;
  /** Personal or organization access token, in place of a password. */
  token?: pulumi.Input<string | number> | undefined;
  /** Token of the SCIM connection of the organization's single sign-on: SCIM takes nothing else, and nothing else takes it. */
  scimToken?: pulumi.Input<string | number> | undefined;
  /** Address of the API; https, or loopback. */
  baseUrl?: pulumi.Input<string | number> | undefined;
  /** Seconds for one exchange with Docker Hub. Default 30. */
  requestTimeout?: pulumi.Input<string | number> | undefined;
  /** Seconds for a request with all its repetitions and waits. Default 600. */
  deadline?: pulumi.Input<string | number> | undefined;
  /** Longest wait in seconds that the rate limit may ask for. Default 300. */
  maxWait?: pulumi.Input<string | number> | undefined;
  /** Largest part of the people whom the stack manages that may lose something in one run, such as `25%` (the default); five may always go. */
  maxRemoval?: pulumi.Input<string | number> | undefined;
  /** So many owners stay at least. Default 1. */
  minOwners?: pulumi.Input<string | number> | undefined;
  /** Docker IDs, separated by commas, of people who stay owners. */
  requiredOwners?: pulumi.Input<string | number> | undefined;
  /** `true`: nobody becomes an owner by accepting an invitation. Default `false`. */
  noOwnerByInvite?: pulumi.Input<string | number> | undefined;
  /** Domains, separated by commas, of addresses that may be invited; any when not set. */
  allowedDomains?: pulumi.Input<string | number> | undefined;
  /** A rule that does not hold in this run, and why: `maxRemoval: team sold, ticket 4711`; several are separated by `;`. */
  override?: pulumi.Input<string | number> | undefined;
}
