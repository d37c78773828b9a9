// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getGroup}. */
export interface GetGroupArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: string | undefined;
  /** Name of the group. */
  name: string;
}

/** Arguments of {@link getGroupOutput}. */
export interface GetGroupOutputArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Name of the group. */
  name: pulumi.Input<string>;
}

/** What {@link getGroup} gives. */
export interface GetGroupResult {
  /** Name of the group. */
  name: string;
  /** What the group is for. */
  description: string;
  /** Number Docker Hub gave the group; it survives a new name. */
  groupId: number;
  /** How many people are in it, where Docker Hub says so. */
  memberCount?: number | undefined;
}

/** A group of an organization. One that does not exist is an error. `getMembers` tells who is in it. */
export function getGroup(args: GetGroupArgs, opts?: pulumi.InvokeOptions): Promise<GetGroupResult> {
  return invoke("getGroup", args, opts);
}

/**
 * A group of an organization. One that does not exist is an error. `getMembers` tells who is in it. Takes
 * outputs, and waits for the resources that they come from and for those of `dependsOn`.
 */
export function getGroupOutput(
  args: GetGroupOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetGroupResult> {
  return invokeOutput("getGroup", args, opts);
}
