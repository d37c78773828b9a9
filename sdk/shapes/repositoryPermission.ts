// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link RepositoryPermission}. */
export interface RepositoryPermissionArgs {
  /** Organization of the repository and of the group; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Name of the repository; best written as `thatRepository.name`. */
  repository: pulumi.Input<string>;
  /** Name of the group; best written as `thatGroup.name`. */
  group: pulumi.Input<string>;
  /** What the group may do: `write` includes `read`, and `admin` both. */
  permission: pulumi.Input<"read" | "write" | "admin">;
  /**
   * What happens when the resource is deleted: `remove` takes the permission away, `retain` changes nothing. When left
   * out, it is taken away, but `pulumi destroy` keeps that of a group that had one before.
   */
  onDestroy?: pulumi.Input<"retain" | "remove"> | undefined;
}

/** What an existing {@link RepositoryPermission} has: its inputs and its outputs. */
export interface RepositoryPermissionAttributes {
  /** Organization of the repository and of the group; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Name of the repository; best written as `thatRepository.name`. */
  readonly repository: pulumi.Output<string>;
  /** Name of the group; best written as `thatGroup.name`. */
  readonly group: pulumi.Output<string>;
  /** What the group may do: `write` includes `read`, and `admin` both. */
  readonly permission: pulumi.Output<"read" | "write" | "admin">;
  /**
   * What happens when the resource is deleted: `remove` takes the permission away, `retain` changes nothing. When left
   * out, it is taken away, but `pulumi destroy` keeps that of a group that had one before.
   */
  readonly onDestroy: pulumi.Output<"retain" | "remove" | undefined>;
  /** Number of the group, by which it is known again under a new name. */
  readonly groupId: pulumi.Output<number>;
  /** True for a group that had a permission before the stack gave it one. */
  readonly found: pulumi.Output<boolean | undefined>;
}
