// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link exportMembers}. */
export interface ExportMembersArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: string | undefined;
}

/** Arguments of {@link exportMembersOutput}. */
export interface ExportMembersOutputArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
}

/** What {@link exportMembers} gives. */
export interface ExportMembersResult {
  /** The table as it came. */
  csv: string;
  /** What stands in it. */
  members: {
    /** Name as the person writes it. */
    fullName: string;
    /** Docker ID; empty for an address that nobody has registered. */
    username: string;
    /** Address. */
    email: string;
    /** `User`, or `Invitee` for an invitation. */
    type: string;
    /** `Owner` or `Member`. */
    permission: string;
    /** Names of the groups. */
    groups: string[];
    /** As Docker Hub writes it, such as `2020-01-01 15:00:51 +0000 UTC`. */
    joinedAt: string;
  }[];
}

/** The table of members that Docker Hub makes for spreadsheets. It knows no editors: `getMembers` tells roles. */
export function exportMembers(args: ExportMembersArgs = {}, opts?: pulumi.InvokeOptions): Promise<ExportMembersResult> {
  return invoke("exportMembers", args, opts);
}

/**
 * The table of members that Docker Hub makes for spreadsheets. It knows no editors: `getMembers` tells roles.
 * Takes outputs, and waits for the resources that they come from and for those of `dependsOn`.
 */
export function exportMembersOutput(
  args: ExportMembersOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<ExportMembersResult> {
  return invokeOutput("exportMembers", args, opts);
}
