// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link RepositoryPermissions}. */
export interface RepositoryPermissionsArgs {
  /** Organization of the repository and of the groups; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Name of the repository; best written as `thatRepository.name`. */
  repository: pulumi.Input<string>;
  /** What each group may do, by its name: `write` includes `read`, and `admin` both. */
  permissions: pulumi.Input<Record<string, pulumi.Input<"read" | "write" | "admin">>>;
  /** Names, and patterns with `*`, of groups whose permission this set neither gives, takes away nor shows. */
  ignore?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * What happens when the resource is deleted: `remove` takes the listed permissions away, `retain` changes nothing.
   * When left out, they are taken away, but `pulumi destroy` keeps those of groups that had one before.
   */
  onDestroy?: pulumi.Input<"retain" | "remove"> | undefined;
}

/** What an existing {@link RepositoryPermissions} has: its inputs and its outputs. */
export interface RepositoryPermissionsAttributes {
  /** Organization of the repository and of the groups; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Name of the repository; best written as `thatRepository.name`. */
  readonly repository: pulumi.Output<string>;
  /** What each group may do, by its name: `write` includes `read`, and `admin` both. */
  readonly permissions: pulumi.Output<Record<string, "read" | "write" | "admin">>;
  /** Names, and patterns with `*`, of groups whose permission this set neither gives, takes away nor shows. */
  readonly ignore: pulumi.Output<string[] | undefined>;
  /**
   * What happens when the resource is deleted: `remove` takes the listed permissions away, `retain` changes nothing.
   * When left out, they are taken away, but `pulumi destroy` keeps those of groups that had one before.
   */
  readonly onDestroy: pulumi.Output<"retain" | "remove" | undefined>;
  /** Numbers of the groups, by which they are known again under new names. */
  readonly groupIds: pulumi.Output<Record<string, number>>;
  /** Groups that had a permission before the stack took it over. */
  readonly found: pulumi.Output<string[] | undefined>;
}
