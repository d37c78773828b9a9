// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link OrgMembers}. */
export interface OrgMembersArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /**
   * Everybody who belongs to the organization: a map from Docker ID, or address while invited, to
   * role; or a list of plain members. Who is missing is invited, who is not in it is removed.
   */
  members: pulumi.Input<pulumi.Input<string>[] | Record<string, pulumi.Input<"owner" | "editor" | "member">>>;
  /** Names, and patterns with `*`, of people whom this set neither invites, removes nor shows: those another team or a sync looks after. */
  ignore?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Send invitations again whose link, good for 14 days, is dead. */
  resendStale?: pulumi.Input<boolean> | undefined;
  /** Rules for changes of this roster, in place of those of the configuration. */
  rails?:
    | pulumi.Input<{
        /** Largest part of the people that one change may remove, from 0 to 1; five may always go. */
        maxRemoval?: pulumi.Input<number> | undefined;
        /** So many owners stay at least. */
        minOwners?: pulumi.Input<number> | undefined;
        /** Docker IDs of people who stay owners. */
        requiredOwners?: pulumi.Input<pulumi.Input<string>[]> | undefined;
        /** True: nobody becomes an owner by accepting an invitation. */
        noOwnerByInvite?: pulumi.Input<boolean> | undefined;
        /** Domains of addresses that may be invited. */
        allowedDomains?: pulumi.Input<pulumi.Input<string>[]> | undefined;
      }>
    | undefined;
  /** What happens on delete: `retain` (default) changes nothing, `remove` removes the listed people but the account that runs Pulumi. */
  onDestroy?: pulumi.Input<"retain" | "remove"> | undefined;
}

/** What an existing {@link OrgMembers} has: its inputs and its outputs. */
export interface OrgMembersAttributes {
  /** Organization; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /**
   * Everybody who belongs to the organization: a map from Docker ID, or address while invited, to
   * role; or a list of plain members. Who is missing is invited, who is not in it is removed.
   */
  readonly members: pulumi.Output<Record<string, "owner" | "editor" | "member">>;
  /** Names, and patterns with `*`, of people whom this set neither invites, removes nor shows: those another team or a sync looks after. */
  readonly ignore: pulumi.Output<string[] | undefined>;
  /** Send invitations again whose link, good for 14 days, is dead. */
  readonly resendStale: pulumi.Output<boolean>;
  /** Rules for changes of this roster, in place of those of the configuration. */
  readonly rails: pulumi.Output<
    | {
        /** Largest part of the people that one change may remove, from 0 to 1; five may always go. */
        maxRemoval?: number | undefined;
        /** So many owners stay at least. */
        minOwners?: number | undefined;
        /** Docker IDs of people who stay owners. */
        requiredOwners?: string[] | undefined;
        /** True: nobody becomes an owner by accepting an invitation. */
        noOwnerByInvite?: boolean | undefined;
        /** Domains of addresses that may be invited. */
        allowedDomains?: string[] | undefined;
      }
    | undefined
  >;
  /** What happens on delete: `retain` (default) changes nothing, `remove` removes the listed people but the account that runs Pulumi. */
  readonly onDestroy: pulumi.Output<"retain" | "remove">;
  /** Ids of the invitations of those who have not accepted yet, by name. */
  readonly invites: pulumi.Output<Record<string, string> | undefined>;
  /** Those of them whose link is dead. */
  readonly stale: pulumi.Output<string[] | undefined>;
  /** Docker IDs of people who are declared by their address, once Docker Hub tells them. */
  readonly usernames: pulumi.Output<Record<string, string> | undefined>;
}
