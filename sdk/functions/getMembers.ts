// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getMembers}. */
export interface GetMembersArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: string | undefined;
  /** Only people of this role: `owner`, `editor`, `member`, or whatever else Docker Hub has. */
  role?: string | undefined;
  /** Only people in this group. */
  group?: string | undefined;
  /** True: the people who are invited and have not accepted, in place of the members. */
  invited?: boolean | undefined;
}

/** Arguments of {@link getMembersOutput}. */
export interface GetMembersOutputArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Only people of this role: `owner`, `editor`, `member`, or whatever else Docker Hub has. */
  role?: pulumi.Input<string> | undefined;
  /** Only people in this group. */
  group?: pulumi.Input<string> | undefined;
  /** True: the people who are invited and have not accepted, in place of the members. */
  invited?: pulumi.Input<boolean> | undefined;
}

/** What {@link getMembers} gives. */
export interface GetMembersResult {
  /** The people, by user name. */
  members: {
    /** Docker ID; of somebody who is invited by an address that nobody has registered, the address. */
    username: string;
    /** `owner`, `editor`, `member`, or whatever else Docker Hub has, in small letters; `invitee` for somebody who is invited. */
    role: string;
    /** Names of the groups, which somebody who is invited joins on accepting. */
    groups: string[];
    /** True for people whose address is outside of the organization's verified domains. */
    isGuest: boolean;
    /** Address, where the credential may see it. */
    email?: string | undefined;
    /** Name as the person writes it. */
    fullName?: string | undefined;
    /** When the person joined, in ISO 8601. */
    joinedAt?: string | undefined;
  }[];
}

/**
 * Who belongs to an organization, by role and group, or who is invited to it. However often it is called, the
 * members are read once.
 */
export function getMembers(args: GetMembersArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetMembersResult> {
  return invoke("getMembers", args, opts);
}

/**
 * Who belongs to an organization, by role and group, or who is invited to it. However often it is called, the
 * members are read once. Takes outputs, and waits for the resources that they come from and for those of
 * `dependsOn`.
 */
export function getMembersOutput(
  args: GetMembersOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetMembersResult> {
  return invokeOutput("getMembers", args, opts);
}
