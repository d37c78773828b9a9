// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getScimUsers}. */
export interface GetScimUsersArgs {
  /** Only people who may sign in, or with `false` those who may not any more. */
  active?: boolean | undefined;
}

/** Arguments of {@link getScimUsersOutput}. */
export interface GetScimUsersOutputArgs {
  /** Only people who may sign in, or with `false` those who may not any more. */
  active?: pulumi.Input<boolean> | undefined;
}

/** What {@link getScimUsers} gives. */
export interface GetScimUsersResult {
  /** The users, by address. */
  users: {
    /** A uuid. */
    scimId: string;
    /** Address, by which the sign-on knows the person. */
    userName: string;
    /** First name. */
    givenName: string;
    /** Last name. */
    familyName: string;
    /** False for somebody who may not sign in any more. */
    active: boolean;
    /** Names of the groups. */
    groups: string[];
    /** Docker ID, where Docker Hub says it. */
    dockerId?: string | undefined;
  }[];
}

/**
 * Whom the organization's single sign-on knows. Signs in with `dockerhub:scimToken`, and needs no other
 * credential.
 */
export function getScimUsers(args: GetScimUsersArgs = {}, opts?: pulumi.InvokeOptions): Promise<GetScimUsersResult> {
  return invoke("getScimUsers", args, opts);
}

/**
 * Whom the organization's single sign-on knows. Signs in with `dockerhub:scimToken`, and needs no other
 * credential. Takes outputs, and waits for the resources that they come from and for those of `dependsOn`.
 */
export function getScimUsersOutput(
  args: GetScimUsersOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetScimUsersResult> {
  return invokeOutput("getScimUsers", args, opts);
}
