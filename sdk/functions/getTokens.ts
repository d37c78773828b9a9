// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getTokens}. */
export type GetTokensArgs = Record<string, never>;

/** Arguments of {@link getTokensOutput}. */
export type GetTokensOutputArgs = Record<string, never>;

/** What {@link getTokens} gives. */
export interface GetTokensResult {
  /** The tokens, by label. */
  tokens: {
    /** Id that Docker Hub gave the token. */
    uuid: string;
    /** What it is called. */
    label: string;
    /** What it is good for, such as `repo:read`. */
    scopes: string[];
    /** False for one that was switched off. */
    isActive: boolean;
    /** When it was made, in ISO 8601. */
    createdAt?: string | undefined;
    /** When it ends, in ISO 8601; not there for never. */
    expiresAt?: string | undefined;
    /** When it was used last, in ISO 8601. */
    lastUsedAt?: string | undefined;
  }[];
}

/** The personal access tokens of the account that signs in, without their values, which nobody can read. */
export function getTokens(args: GetTokensArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetTokensResult> {
  return invoke("getTokens", args, opts);
}

/**
 * The personal access tokens of the account that signs in, without their values, which nobody can read. Takes
 * outputs, and waits for the resources that they come from and for those of `dependsOn`.
 */
export function getTokensOutput(
  args: GetTokensOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetTokensResult> {
  return invokeOutput("getTokens", args, opts);
}
