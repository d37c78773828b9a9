// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getInvites}. */
export interface GetInvitesArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: string | undefined;
}

/** Arguments of {@link getInvitesOutput}. */
export interface GetInvitesOutputArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
}

/** What {@link getInvites} gives. */
export interface GetInvitesResult {
  /** The invitations, by invitee. */
  invites: {
    /** Id that Docker Hub gave the invitation. */
    inviteId: string;
    /** The address, or the Docker ID once one is registered for it. */
    invitee: string;
    /** True once the link in the mail is dead, after 14 days; the web page still accepts the invitation. */
    stale: boolean;
    /** Group that the person joins on accepting. */
    group?: string | undefined;
    /** When the mail was sent, in ISO 8601. */
    createdAt?: string | undefined;
  }[];
}

/** The invitations to an organization that nobody has accepted yet. Each holds a seat. */
export function getInvites(args: GetInvitesArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetInvitesResult> {
  return invoke("getInvites", args, opts);
}

/**
 * The invitations to an organization that nobody has accepted yet. Each holds a seat. Takes outputs, and waits
 * for the resources that they come from and for those of `dependsOn`.
 */
export function getInvitesOutput(
  args: GetInvitesOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetInvitesResult> {
  return invokeOutput("getInvites", args, opts);
}
