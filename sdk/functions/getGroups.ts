// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getGroups}. */
export interface GetGroupsArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: string | undefined;
}

/** Arguments of {@link getGroupsOutput}. */
export interface GetGroupsOutputArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
}

/** What {@link getGroups} gives. */
export interface GetGroupsResult {
  /** The groups, by name. */
  groups: {
    /** Name of the group. */
    name: string;
    /** What the group is for. */
    description: string;
    /** Number Docker Hub gave the group; it survives a new name. */
    groupId: number;
    /** How many people are in it, where Docker Hub says so. */
    memberCount?: number | undefined;
  }[];
}

/** The groups of an organization, called teams in the web pages of Docker Hub. `getMembers` tells who is in one. */
export function getGroups(args: GetGroupsArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetGroupsResult> {
  return invoke("getGroups", args, opts);
}

/**
 * The groups of an organization, called teams in the web pages of Docker Hub. `getMembers` tells who is in one.
 * Takes outputs, and waits for the resources that they come from and for those of `dependsOn`.
 */
export function getGroupsOutput(
  args: GetGroupsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetGroupsResult> {
  return invokeOutput("getGroups", args, opts);
}
