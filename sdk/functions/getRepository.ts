// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getRepository}. */
export interface GetRepositoryArgs {
  /** `namespace/name`, or the name of an official image, such as `nginx`. */
  repository: string;
}

/** Arguments of {@link getRepositoryOutput}. */
export interface GetRepositoryOutputArgs {
  /** `namespace/name`, or the name of an official image, such as `nginx`. */
  repository: pulumi.Input<string>;
}

/** What {@link getRepository} gives. */
export interface GetRepositoryResult {
  /** What its page says, in Markdown. */
  fullDescription: string;
  /** Whether tags cannot be overwritten. */
  immutableTags: boolean;
  /** Regular expressions of the tags that cannot be; all of them where there is none. */
  immutableTagsRules: string[];
  /** What the credential may do with it, where Docker Hub says so. */
  permissions?:
    | {
        /** Whether it may pull. */
        read: boolean;
        /** Whether it may push. */
        write: boolean;
        /** Whether it may change settings. */
        admin: boolean;
      }
    | undefined;
  /** Organization or account that it belongs to; `library` for official images. */
  namespace: string;
  /** Name without the namespace. */
  name: string;
  /** What stands beneath the name on its page. */
  description: string;
  /** False for one that everybody may pull from. */
  isPrivate: boolean;
  /** How many accounts have marked it. */
  starCount: number;
  /** How often it was pulled from. */
  pullCount: number;
  /** When something was pushed last, in ISO 8601. */
  lastUpdated?: string | undefined;
  /** When it was made, in ISO 8601. */
  registeredAt?: string | undefined;
  /** `active`, `inactive`, or whatever else Docker Hub says. */
  status?: string | undefined;
  /** Bytes of all images, where Docker Hub says so. */
  storageSize?: number | undefined;
  /** Slugs of the categories it is found under. */
  categories: string[];
}

/** A repository with all that it tells; a public one without a credential. One that does not exist is an error. */
export function getRepository(args: GetRepositoryArgs, opts?: pulumi.InvokeOptions): Promise<GetRepositoryResult> {
  return invoke("getRepository", args, opts);
}

/**
 * A repository with all that it tells; a public one without a credential. One that does not exist is an error.
 * Takes outputs, and waits for the resources that they come from and for those of `dependsOn`.
 */
export function getRepositoryOutput(
  args: GetRepositoryOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetRepositoryResult> {
  return invokeOutput("getRepository", args, opts);
}
