// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link ScimUser}. */
export interface ScimUserArgs {
  /** Organization of the single sign-on connection; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Address of the person. */
  userName: pulumi.Input<string>;
  /** Their first name; as it is when left out. */
  givenName?: pulumi.Input<string> | undefined;
  /** Their last name; as it is when left out. */
  familyName?: pulumi.Input<string> | undefined;
  /** Whether they may sign in. */
  active?: pulumi.Input<boolean> | undefined;
  /** Take over somebody of that address whom single sign-on knows already, and not as declared. Who may not sign in is taken over without. */
  adopt?: pulumi.Input<boolean> | undefined;
  /** True: although this program puts the same person into groups or gives them a role, which SCIM does as well. */
  besideMemberships?: pulumi.Input<boolean> | undefined;
  /**
   * What happens when the resource is deleted: `deactivate` lets the person sign in no more, `retain` changes nothing.
   * When left out, they are deactivated, but `pulumi destroy` keeps somebody who was there before.
   */
  onDestroy?: pulumi.Input<"retain" | "deactivate"> | undefined;
}

/** What an existing {@link ScimUser} has: its inputs and its outputs. */
export interface ScimUserAttributes {
  /** Organization of the single sign-on connection; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Address of the person. */
  readonly userName: pulumi.Output<string>;
  /** Their first name; as it is when left out. */
  readonly givenName: pulumi.Output<string | undefined>;
  /** Their last name; as it is when left out. */
  readonly familyName: pulumi.Output<string | undefined>;
  /** Whether they may sign in. */
  readonly active: pulumi.Output<boolean>;
  /** Take over somebody of that address whom single sign-on knows already, and not as declared. Who may not sign in is taken over without. */
  readonly adopt: pulumi.Output<boolean | undefined>;
  /** True: although this program puts the same person into groups or gives them a role, which SCIM does as well. */
  readonly besideMemberships: pulumi.Output<boolean | undefined>;
  /**
   * What happens when the resource is deleted: `deactivate` lets the person sign in no more, `retain` changes nothing.
   * When left out, they are deactivated, but `pulumi destroy` keeps somebody who was there before.
   */
  readonly onDestroy: pulumi.Output<"retain" | "deactivate" | undefined>;
  /** Id of the person in SCIM. */
  readonly scimId: pulumi.Output<string>;
  /** Their Docker ID, once Docker Hub tells it. */
  readonly dockerId: pulumi.Output<string | undefined>;
  /** True for somebody who could sign in before the stack took them over. */
  readonly found: pulumi.Output<boolean | undefined>;
}
