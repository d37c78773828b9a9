// Written by "npm run generate" from the definitions in provider/functions; do not edit.
import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link getOrganization}. */
export interface GetOrganizationArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: string | undefined;
}

/** Arguments of {@link getOrganizationOutput}. */
export interface GetOrganizationOutputArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
}

/** What {@link getOrganization} gives. */
export interface GetOrganizationResult {
  /** Name of the organization, which is its namespace as well. */
  name: string;
  /** Id that Docker Hub gave it. */
  organizationId: string;
  /** Name as the organization writes it. */
  fullName?: string | undefined;
  /** Where it says that it is. */
  location?: string | undefined;
  /** Company that it says it belongs to. */
  company?: string | undefined;
  /** When it was made, in ISO 8601. */
  createdAt?: string | undefined;
}

/** The public profile of an organization. An organization that does not exist is an error. */
export function getOrganization(
  args: GetOrganizationArgs = {},
  opts?: pulumi.InvokeOptions,
): Promise<GetOrganizationResult> {
  return invoke("getOrganization", args, opts);
}

/**
 * The public profile of an organization. An organization that does not exist is an error. Takes outputs, and
 * waits for the resources that they come from and for those of `dependsOn`.
 */
export function getOrganizationOutput(
  args: GetOrganizationOutputArgs = {},
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetOrganizationResult> {
  return invokeOutput("getOrganization", args, opts);
}
