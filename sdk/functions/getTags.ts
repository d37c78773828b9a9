// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getTags}. */
export interface GetTagsArgs {
  /** `namespace/name`, or the name of an official image, such as `nginx`. */
  repository: string;
}

/** Arguments of {@link getTagsOutput}. */
export interface GetTagsOutputArgs {
  /** `namespace/name`, or the name of an official image, such as `nginx`. */
  repository: pulumi.Input<string>;
}

/** What {@link getTags} gives. */
export interface GetTagsResult {
  /** The tags, the one that was pushed last first. */
  tags: {
    /** Such as `1.27`. */
    name: string;
    /** Compressed bytes of all images. */
    size: number;
    /** Whether it was pushed or pulled in the past month, as Docker Hub says. */
    isActive: boolean;
    /** Its images, one for each platform. */
    images: {
      /** Compressed bytes. */
      size: number;
      /** Such as `linux`. */
      os?: string | undefined;
      /** Such as `amd64` or `arm64`. */
      architecture?: string | undefined;
      /** Such as `v8` of `arm64`. */
      variant?: string | undefined;
      /** Digest of this image alone. */
      digest?: string | undefined;
      /** In ISO 8601. */
      lastPulled?: string | undefined;
      /** In ISO 8601. */
      lastPushed?: string | undefined;
    }[];
    /** What to write behind `@` for exactly this image, where Docker Hub says it. */
    digest?: string | undefined;
    /** In ISO 8601. */
    lastUpdated?: string | undefined;
    /** Docker ID of who pushed it last. */
    lastUpdatedBy?: string | undefined;
    /** In ISO 8601. */
    lastPulled?: string | undefined;
    /** In ISO 8601. */
    lastPushed?: string | undefined;
  }[];
}

/** All tags of a repository; of a public one without a credential. */
export function getTags(args: GetTagsArgs, opts?: pulumi.InvokeOptions): Promise<GetTagsResult> {
  return invoke("getTags", args, opts);
}

/**
 * All tags of a repository; of a public one without a credential. Takes outputs, and waits for the resources
 * that they come from and for those of `dependsOn`.
 */
export function getTagsOutput(
  args: GetTagsOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetTagsResult> {
  return invokeOutput("getTags", args, opts);
}
