// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getTag}. */
export interface GetTagArgs {
  /** `namespace/name`, or the name of an official image, such as `nginx`. */
  repository: string;
  /** Such as `1.27`. */
  tag?: string | undefined;
}

/** Arguments of {@link getTagOutput}. */
export interface GetTagOutputArgs {
  /** `namespace/name`, or the name of an official image, such as `nginx`. */
  repository: pulumi.Input<string>;
  /** Such as `1.27`. */
  tag?: pulumi.Input<string> | undefined;
}

/** What {@link getTag} gives. */
export interface GetTagResult {
  /** Digest of the image with all its platforms. */
  digest: string;
  /** The image by its digest, such as `nginx@sha256:…`, which nobody can push over. */
  pinned: string;
  /** Such as `1.27`. */
  name: string;
  /** Compressed bytes of all images. */
  size: number;
  /** In ISO 8601. */
  lastUpdated?: string | undefined;
  /** Docker ID of who pushed it last. */
  lastUpdatedBy?: string | undefined;
  /** In ISO 8601. */
  lastPulled?: string | undefined;
  /** In ISO 8601. */
  lastPushed?: string | undefined;
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
}

/**
 * A tag of a repository, with the digest by which a program pins exactly this image; of a public repository
 * without a credential. A tag that does not exist is an error.
 */
export function getTag(args: GetTagArgs, opts?: pulumi.InvokeOptions): Promise<GetTagResult> {
  return invoke("getTag", args, opts);
}

/**
 * A tag of a repository, with the digest by which a program pins exactly this image; of a public repository
 * without a credential. A tag that does not exist is an error. Takes outputs, and waits for the resources that
 * they come from and for those of `dependsOn`.
 */
export function getTagOutput(args: GetTagOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetTagResult> {
  return invokeOutput("getTag", args, opts);
}
