// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link OrgMember}. */
export interface OrgMemberArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Docker ID of somebody who is a member already; `dockerhub.Invite` brings in new people. */
  username: pulumi.Input<string>;
  /** `owner`, `editor` or `member`. */
  role: pulumi.Input<"owner" | "editor" | "member">;
  /**
   * What happens to the person when the resource is deleted: `remove` takes them out of the
   * organization, `downgrade` makes them a plain member, `retain` changes nothing. When left out, who
   * is no longer in the program is removed, and `pulumi destroy` keeps everybody as they are.
   */
  onDestroy?: pulumi.Input<"retain" | "remove" | "downgrade"> | undefined;
}

/** What an existing {@link OrgMember} has: its inputs and its outputs. */
export interface OrgMemberAttributes {
  /** Organization; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Docker ID of somebody who is a member already; `dockerhub.Invite` brings in new people. */
  readonly username: pulumi.Output<string>;
  /** `owner`, `editor` or `member`. */
  readonly role: pulumi.Output<"owner" | "editor" | "member">;
  /**
   * What happens to the person when the resource is deleted: `remove` takes them out of the
   * organization, `downgrade` makes them a plain member, `retain` changes nothing. When left out, who
   * is no longer in the program is removed, and `pulumi destroy` keeps everybody as they are.
   */
  readonly onDestroy: pulumi.Output<"retain" | "remove" | "downgrade" | undefined>;
  /** Role the person had before this resource; not there for one of version 0.1. */
  readonly found: pulumi.Output<string | undefined>;
}
