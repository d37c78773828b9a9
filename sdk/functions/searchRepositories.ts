// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link searchRepositories}. */
export interface SearchRepositoriesArgs {
  /** What to look for. */
  query: string;
  /** True: only official images. */
  official?: boolean | undefined;
  /** So many at the most are looked through. */
  limit?: number | undefined;
}

/** Arguments of {@link searchRepositoriesOutput}. */
export interface SearchRepositoriesOutputArgs {
  /** What to look for. */
  query: pulumi.Input<string>;
  /** True: only official images. */
  official?: pulumi.Input<boolean> | undefined;
  /** So many at the most are looked through. */
  limit?: pulumi.Input<number> | undefined;
}

/** What {@link searchRepositories} gives. */
export interface SearchRepositoriesResult {
  /** The repositories, the best first. */
  repositories: {
    /** `library` for official images. */
    namespace: string;
    /** Name without the namespace. */
    name: string;
    /** What stands beneath the name on its page. */
    description: string;
    /** How many accounts have marked it. */
    starCount: number;
    /** How often it was pulled from. */
    pullCount: number;
    /** True for official images. */
    isOfficial: boolean;
    /** True for one whose images Docker Hub builds. */
    isAutomated: boolean;
  }[];
}

/** Public repositories by what Docker Hub's search finds, the best first; needs no credential. */
export function searchRepositories(
  args: SearchRepositoriesArgs,
  opts?: pulumi.InvokeOptions,
): Promise<SearchRepositoriesResult> {
  return invoke("searchRepositories", args, opts);
}

/**
 * Public repositories by what Docker Hub's search finds, the best first; needs no credential. Takes outputs, and
 * waits for the resources that they come from and for those of `dependsOn`.
 */
export function searchRepositoriesOutput(
  args: SearchRepositoriesOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<SearchRepositoriesResult> {
  return invokeOutput("searchRepositories", args, opts);
}
