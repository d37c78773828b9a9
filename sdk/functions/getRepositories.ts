// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getRepositories}. */
export interface GetRepositoriesArgs {
  /** Organization or account; `dockerhub:org` when left out. */
  namespace?: string | undefined;
}

/** Arguments of {@link getRepositoriesOutput}. */
export interface GetRepositoriesOutputArgs {
  /** Organization or account; `dockerhub:org` when left out. */
  namespace?: pulumi.Input<string> | undefined;
}

/** What {@link getRepositories} gives. */
export interface GetRepositoriesResult {
  /** The repositories, by name. */
  repositories: {
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
    /** Slugs of the categories it is found under. */
    categories: string[];
    /** When something was pushed last, in ISO 8601. */
    lastUpdated?: string | undefined;
    /** When it was made, in ISO 8601. */
    registeredAt?: string | undefined;
    /** `active`, `inactive`, or whatever else Docker Hub says. */
    status?: string | undefined;
    /** Bytes of all images, where Docker Hub says so. */
    storageSize?: number | undefined;
  }[];
}

/**
 * The repositories of an organization or account, as far as the credential may see them; the public ones without
 * any.
 */
export function getRepositories(
  args: GetRepositoriesArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetRepositoriesResult> {
  return invoke("getRepositories", args, opts);
}

/**
 * The repositories of an organization or account, as far as the credential may see them; the public ones without
 * any. Takes outputs, and waits for the resources that they come from and for those of `dependsOn`.
 */
export function getRepositoriesOutput(
  args: GetRepositoriesOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetRepositoriesResult> {
  return invokeOutput("getRepositories", args, opts);
}
