// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link GroupMembers}. */
export interface GroupMembersArgs {
  /** Organization of the group; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Name of the group; best written as `thatGroup.name`. */
  group: pulumi.Input<string>;
  /** Everybody who is in the group, by Docker ID: a list, or a map with `true` for each. */
  members: pulumi.Input<pulumi.Input<string>[] | Record<string, pulumi.Input<true>>>;
  /** Names, and patterns with `*`, of people whom this set neither adds, removes nor shows: those another team or a sync looks after. */
  ignore?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * What happens when the resource is deleted: `remove` takes the listed people out of the group,
   * `retain` changes nothing. When left out, they are taken out, but `pulumi destroy` keeps those who
   * were in the group before.
   */
  onDestroy?: pulumi.Input<"retain" | "remove"> | undefined;
}

/** What an existing {@link GroupMembers} has: its inputs and its outputs. */
export interface GroupMembersAttributes {
  /** Organization of the group; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Name of the group; best written as `thatGroup.name`. */
  readonly group: pulumi.Output<string>;
  /** Everybody who is in the group, by Docker ID: a list, or a map with `true` for each. */
  readonly members: pulumi.Output<Record<string, true>>;
  /** Names, and patterns with `*`, of people whom this set neither adds, removes nor shows: those another team or a sync looks after. */
  readonly ignore: pulumi.Output<string[] | undefined>;
  /**
   * What happens when the resource is deleted: `remove` takes the listed people out of the group,
   * `retain` changes nothing. When left out, they are taken out, but `pulumi destroy` keeps those who
   * were in the group before.
   */
  readonly onDestroy: pulumi.Output<"retain" | "remove" | undefined>;
  /** Number of the group, by which it is known again under a new name. */
  readonly groupId: pulumi.Output<number>;
  /** Those who were in the group before the stack took it over. */
  readonly found: pulumi.Output<string[] | undefined>;
}
