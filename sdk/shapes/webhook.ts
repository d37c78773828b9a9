// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link Webhook}. */
export interface WebhookArgs {
  /** Organization, or account, of the repository; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Name of the repository; best written as `thatRepository.name`. */
  repository: pulumi.Input<string>;
  /** What the page of the repository calls it. */
  name: pulumi.Input<string>;
  /** The address that is called; a secret where the program gives one. */
  hookUrl: pulumi.Input<string>;
  /**
   * What happens when the resource is deleted: `delete` ends it, `retain` changes nothing. When left out, it is ended,
   * but `pulumi destroy` keeps one that was there before.
   */
  onDestroy?: pulumi.Input<"retain" | "delete"> | undefined;
}

/** What an existing {@link Webhook} has: its inputs and its outputs. */
export interface WebhookAttributes {
  /** Organization, or account, of the repository; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Name of the repository; best written as `thatRepository.name`. */
  readonly repository: pulumi.Output<string>;
  /** What the page of the repository calls it. */
  readonly name: pulumi.Output<string>;
  /** The address that is called; a secret where the program gives one. */
  readonly hookUrl: pulumi.Output<string>;
  /**
   * What happens when the resource is deleted: `delete` ends it, `retain` changes nothing. When left out, it is ended,
   * but `pulumi destroy` keeps one that was there before.
   */
  readonly onDestroy: pulumi.Output<"retain" | "delete" | undefined>;
  /** What Docker Hub knows it by. */
  readonly slug: pulumi.Output<string>;
  /** When it was made, in ISO 8601. */
  readonly createdAt: pulumi.Output<string | undefined>;
  /** True for one that was there before the stack took it over. */
  readonly found: pulumi.Output<boolean | undefined>;
}
