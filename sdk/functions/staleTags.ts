// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link staleTags}. */
export interface StaleTagsArgs {
  /** `namespace/name`, or the name of an official image, such as `nginx`. */
  repository: string;
  /** Neither pulled nor pushed since this day or moment, in ISO 8601. */
  since?: string | undefined;
  /** The same as so many days ago. */
  days?: number | undefined;
}

/** Arguments of {@link staleTagsOutput}. */
export interface StaleTagsOutputArgs {
  /** `namespace/name`, or the name of an official image, such as `nginx`. */
  repository: pulumi.Input<string>;
  /** Neither pulled nor pushed since this day or moment, in ISO 8601. */
  since?: pulumi.Input<string> | undefined;
  /** The same as so many days ago. */
  days?: pulumi.Input<number> | undefined;
}

/** What {@link staleTags} gives. */
export interface StaleTagsResult {
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

/**
 * The tags of a repository that were neither pulled nor pushed since some day. A tag of which Docker Hub tells
 * no moment at all is not among them. Nothing is deleted.
 */
export function staleTags(args: StaleTagsArgs, opts?: pulumi.InvokeOptions): Promise<StaleTagsResult> {
  return invoke("staleTags", args, opts);
}

/**
 * The tags of a repository that were neither pulled nor pushed since some day. A tag of which Docker Hub tells
 * no moment at all is not among them. Nothing is deleted. Takes outputs, and waits for the resources that they
 * come from and for those of `dependsOn`.
 */
export function staleTagsOutput(
  args: StaleTagsOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<StaleTagsResult> {
  return invokeOutput("staleTags", args, opts);
}
