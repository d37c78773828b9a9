// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getOrgAccessTokens}. */
export interface GetOrgAccessTokensArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: string | undefined;
}

/** Arguments of {@link getOrgAccessTokensOutput}. */
export interface GetOrgAccessTokensOutputArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
}

/** What {@link getOrgAccessTokens} gives. */
export interface GetOrgAccessTokensResult {
  /** The tokens, by label. */
  tokens: {
    /** Id that Docker Hub gave the token. */
    uuid: string;
    /** What it is called. */
    label: string;
    /** False for one that was switched off. */
    isActive: boolean;
    /** Docker ID of who made it. */
    createdBy?: string | undefined;
    /** When it was made, in ISO 8601. */
    createdAt?: string | undefined;
    /** When it ends, in ISO 8601; not there for never. */
    expiresAt?: string | undefined;
    /** When it was used last, in ISO 8601. */
    lastUsedAt?: string | undefined;
  }[];
}

/** The access tokens of an organization, without their values, which nobody can read. */
export function getOrgAccessTokens(
  args: GetOrgAccessTokensArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetOrgAccessTokensResult> {
  return invoke("getOrgAccessTokens", args, opts);
}

/**
 * The access tokens of an organization, without their values, which nobody can read. Takes outputs, and waits
 * for the resources that they come from and for those of `dependsOn`.
 */
export function getOrgAccessTokensOutput(
  args: GetOrgAccessTokensOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetOrgAccessTokensResult> {
  return invokeOutput("getOrgAccessTokens", args, opts);
}
