// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link Group}. */
export interface GroupArgs {
  /** Organization the group belongs to; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Name of the group. A new name renames it in place, and its members stay. */
  name: pulumi.Input<string>;
  /** What the group is for. */
  description?: pulumi.Input<string> | undefined;
  /** Take over a group of that name that exists already, with everybody in it, and describe it as declared here. */
  adopt?: pulumi.Input<boolean> | undefined;
  /**
   * What happens to the group when the resource is deleted: `delete` ends it, `retain` changes nothing.
   * When left out, it is ended, but `pulumi destroy` keeps a group that was there before.
   */
  onDestroy?: pulumi.Input<"retain" | "delete"> | undefined;
}

/** What an existing {@link Group} has: its inputs and its outputs. */
export interface GroupAttributes {
  /** Organization the group belongs to; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Name of the group. A new name renames it in place, and its members stay. */
  readonly name: pulumi.Output<string>;
  /** What the group is for. */
  readonly description: pulumi.Output<string>;
  /** Take over a group of that name that exists already, with everybody in it, and describe it as declared here. */
  readonly adopt: pulumi.Output<boolean | undefined>;
  /**
   * What happens to the group when the resource is deleted: `delete` ends it, `retain` changes nothing.
   * When left out, it is ended, but `pulumi destroy` keeps a group that was there before.
   */
  readonly onDestroy: pulumi.Output<"retain" | "delete" | undefined>;
  /** Number Docker Hub gave the group; it survives a new name. */
  readonly groupId: pulumi.Output<number>;
  /** True for a group that was there before the stack took it over. */
  readonly found: pulumi.Output<boolean | undefined>;
}
