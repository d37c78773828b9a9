// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link Repository}. */
export interface RepositoryArgs {
  /** Organization, or account, that the repository belongs to; `dockerhub:org` when left out. It cannot change. */
  org?: pulumi.Input<string> | undefined;
  /** Name of the repository. It cannot change: images stay under the name that they were pushed to. */
  name: pulumi.Input<string>;
  /** Who sees it: everybody, or those who were given a permission. */
  visibility: pulumi.Input<"public" | "private">;
  /** What it is, in a line. */
  description?: pulumi.Input<string> | undefined;
  /** Its page on Docker Hub, in Markdown. What is there stays when it is left out. */
  fullDescription?: pulumi.Input<string> | undefined;
  /**
   * Whether tags stay as they are once they are pushed: all of them, or those that one of the rules, regular
   * expressions, matches. A preview asks Docker Hub whether it takes them, where the repository exists. What is there
   * stays when it is left out.
   */
  immutableTags?:
    | pulumi.Input<{ enabled: pulumi.Input<boolean>; rules?: pulumi.Input<pulumi.Input<string>[]> | undefined }>
    | undefined;
  /** Take over a repository of that name that exists already, with its images, and make it as declared here. */
  adopt?: pulumi.Input<boolean> | undefined;
  /**
   * What happens to the repository when the resource is deleted: `retain` (default) changes nothing, `delete` ends it
   * where no image is in it.
   */
  onDestroy?: pulumi.Input<"retain" | "delete"> | undefined;
}

/** What an existing {@link Repository} has: its inputs and its outputs. */
export interface RepositoryAttributes {
  /** Organization, or account, that the repository belongs to; `dockerhub:org` when left out. It cannot change. */
  readonly org: pulumi.Output<string>;
  /** Name of the repository. It cannot change: images stay under the name that they were pushed to. */
  readonly name: pulumi.Output<string>;
  /** Who sees it: everybody, or those who were given a permission. */
  readonly visibility: pulumi.Output<"public" | "private">;
  /** What it is, in a line. */
  readonly description: pulumi.Output<string>;
  /** Its page on Docker Hub, in Markdown. What is there stays when it is left out. */
  readonly fullDescription: pulumi.Output<string | undefined>;
  /**
   * Whether tags stay as they are once they are pushed: all of them, or those that one of the rules, regular
   * expressions, matches. A preview asks Docker Hub whether it takes them, where the repository exists. What is there
   * stays when it is left out.
   */
  readonly immutableTags: pulumi.Output<{ enabled: boolean; rules: string[] } | undefined>;
  /** Take over a repository of that name that exists already, with its images, and make it as declared here. */
  readonly adopt: pulumi.Output<boolean | undefined>;
  /**
   * What happens to the repository when the resource is deleted: `retain` (default) changes nothing, `delete` ends it
   * where no image is in it.
   */
  readonly onDestroy: pulumi.Output<"retain" | "delete">;
  /** When it was made, in ISO 8601. */
  readonly registeredAt: pulumi.Output<string | undefined>;
  /** True for a repository that was there before the stack took it over. */
  readonly found: pulumi.Output<boolean | undefined>;
}
