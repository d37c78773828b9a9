// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getMember}. */
export interface GetMemberArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: string | undefined;
  /** Docker ID, or the address where the credential may see addresses. */
  username: string;
}

/** Arguments of {@link getMemberOutput}. */
export interface GetMemberOutputArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Docker ID, or the address where the credential may see addresses. */
  username: pulumi.Input<string>;
}

/** What {@link getMember} gives. */
export interface GetMemberResult {
  /** Docker ID; of somebody who is invited by an address that nobody has registered, the address. */
  username: string;
  /** `owner`, `editor`, `member`, or whatever else Docker Hub has, in small letters; `invitee` for somebody who is invited. */
  role: string;
  /** Names of the groups, which somebody who is invited joins on accepting. */
  groups: string[];
  /** Address, where the credential may see it. */
  email?: string | undefined;
  /** Name as the person writes it. */
  fullName?: string | undefined;
  /** True for people whose address is outside of the organization's verified domains. */
  isGuest: boolean;
  /** When the person joined, in ISO 8601. */
  joinedAt?: string | undefined;
}

/**
 * Somebody who belongs to an organization, with role and groups. Somebody who does not is an error. However
 * often it is called, the members are read once.
 */
export function getMember(args: GetMemberArgs, opts?: pulumi.InvokeOptions): Promise<GetMemberResult> {
  return invoke("getMember", args, opts);
}

/**
 * Somebody who belongs to an organization, with role and groups. Somebody who does not is an error. However
 * often it is called, the members are read once. Takes outputs, and waits for the resources that they come from
 * and for those of `dependsOn`.
 */
export function getMemberOutput(
  args: GetMemberOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetMemberResult> {
  return invokeOutput("getMember", args, opts);
}
