// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link GroupMembership}. */
export interface GroupMembershipArgs {
  /** Organization of the group; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Name of the group; best written as `thatGroup.name`. */
  group: pulumi.Input<string>;
  /** Docker ID of somebody who is a member of the organization. */
  username: pulumi.Input<string>;
  /**
   * What happens when the resource is deleted: `remove` takes the person out of the group, `retain`
   * changes nothing. When left out, the person is taken out, but `pulumi destroy` keeps somebody who
   * was in the group before.
   */
  onDestroy?: pulumi.Input<"retain" | "remove"> | undefined;
}

/** What an existing {@link GroupMembership} has: its inputs and its outputs. */
export interface GroupMembershipAttributes {
  /** Organization of the group; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Name of the group; best written as `thatGroup.name`. */
  readonly group: pulumi.Output<string>;
  /** Docker ID of somebody who is a member of the organization. */
  readonly username: pulumi.Output<string>;
  /**
   * What happens when the resource is deleted: `remove` takes the person out of the group, `retain`
   * changes nothing. When left out, the person is taken out, but `pulumi destroy` keeps somebody who
   * was in the group before.
   */
  readonly onDestroy: pulumi.Output<"retain" | "remove" | undefined>;
  /** Number of the group, by which it is known again under a new name. */
  readonly groupId: pulumi.Output<number>;
  /** True for somebody who was in the group before the stack put them there. */
  readonly found: pulumi.Output<boolean | undefined>;
}
