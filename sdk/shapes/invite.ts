// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link Invite}. */
export interface InviteArgs {
  /** Organization to join; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Address or Docker ID of the person. */
  invitee: pulumi.Input<string>;
  /** Role the person gets on accepting: `owner`, `editor` or `member`. */
  role?: pulumi.Input<"owner" | "editor" | "member"> | undefined;
  /** Group the person joins on accepting. */
  group?: pulumi.Input<string> | undefined;
  /**
   * What happens to a pending invitation when the resource is deleted: `cancel` ends it, `retain`
   * changes nothing. When left out, it is cancelled, but `pulumi destroy` keeps one that was there
   * before. Whoever has accepted stays in any case.
   */
  onDestroy?: pulumi.Input<"retain" | "cancel"> | undefined;
}

/** What an existing {@link Invite} has: its inputs and its outputs. */
export interface InviteAttributes {
  /** Organization to join; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Address or Docker ID of the person. */
  readonly invitee: pulumi.Output<string>;
  /** Role the person gets on accepting: `owner`, `editor` or `member`. */
  readonly role: pulumi.Output<"owner" | "editor" | "member">;
  /** Group the person joins on accepting. */
  readonly group: pulumi.Output<string | undefined>;
  /**
   * What happens to a pending invitation when the resource is deleted: `cancel` ends it, `retain`
   * changes nothing. When left out, it is cancelled, but `pulumi destroy` keeps one that was there
   * before. Whoever has accepted stays in any case.
   */
  readonly onDestroy: pulumi.Output<"retain" | "cancel" | undefined>;
  /** `pending`, `stale` (the link in the mail, good for 14 days, is dead), or `accepted`. */
  readonly status: pulumi.Output<"stale" | "pending" | "accepted">;
  /** Id of the invitation, as long as it was pending when last seen. */
  readonly inviteId: pulumi.Output<string | undefined>;
  /** When the person was invited, in ISO 8601. */
  readonly createdAt: pulumi.Output<string | undefined>;
  /** Docker ID of the person, once Docker Hub tells it. */
  readonly username: pulumi.Output<string | undefined>;
  /** True for an invitation that was pending before the stack took it over. */
  readonly found: pulumi.Output<boolean | undefined>;
}
