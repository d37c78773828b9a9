// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getAuditLogs}. */
export interface GetAuditLogsArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: string | undefined;
  /** From this day or moment on, in ISO 8601. */
  since?: string | undefined;
  /** Up to this day or moment, in ISO 8601. */
  until?: string | undefined;
  /** Only this action, such as `team.member.add`, with or without the `org.` that Docker Hub writes in some places. */
  action?: string | undefined;
  /** Docker ID of who did it. */
  actor?: string | undefined;
  /** So many events at the most. */
  limit?: number | undefined;
}

/** Arguments of {@link getAuditLogsOutput}. */
export interface GetAuditLogsOutputArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** From this day or moment on, in ISO 8601. */
  since?: pulumi.Input<string> | undefined;
  /** Up to this day or moment, in ISO 8601. */
  until?: pulumi.Input<string> | undefined;
  /** Only this action, such as `team.member.add`, with or without the `org.` that Docker Hub writes in some places. */
  action?: pulumi.Input<string> | undefined;
  /** Docker ID of who did it. */
  actor?: pulumi.Input<string> | undefined;
  /** So many events at the most. */
  limit?: pulumi.Input<number> | undefined;
}

/** What {@link getAuditLogs} gives. */
export interface GetAuditLogsResult {
  /** The events, the newest first. */
  events: {
    /** Such as `team.member.add`, without a leading `org.`. */
    action: string;
    /** What it was done to: a user name, a group, a label, or the organization. */
    name: string;
    /** Docker ID of who did it. */
    actor: string;
    /** When, in ISO 8601. */
    at: string;
    /** What else Docker Hub says of it. */
    data: Record<string, string>;
  }[];
  /** True when there may be more of them: `limit` was reached, or the log goes back further than it was read. */
  hasMore: boolean;
}

/**
 * What was done in an organization, the newest first. The log is read by pages of 100, no further back than
 * `since` and `limit` ask for, and each page once.
 */
export function getAuditLogs(args: GetAuditLogsArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetAuditLogsResult> {
  return invoke("getAuditLogs", args, opts);
}

/**
 * What was done in an organization, the newest first. The log is read by pages of 100, no further back than
 * `since` and `limit` ask for, and each page once. Takes outputs, and waits for the resources that they come
 * from and for those of `dependsOn`.
 */
export function getAuditLogsOutput(
  args: GetAuditLogsOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetAuditLogsResult> {
  return invokeOutput("getAuditLogs", args, opts);
}
