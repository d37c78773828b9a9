// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link OrgSettings}. */
export interface OrgSettingsArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /**
   * Which images members may use (Business plan). A key that is left out stays as it is on
   * Docker Hub.
   */
  restrictedImages?:
    | pulumi.Input<{
        enabled?: pulumi.Input<boolean> | undefined;
        allowOfficialImages?: pulumi.Input<boolean> | undefined;
        allowVerifiedPublishers?: pulumi.Input<boolean> | undefined;
      }>
    | undefined;
  /** What happens on delete: `restore` (default) brings back what was found on create, `retain` changes nothing. */
  onDestroy?: pulumi.Input<"retain" | "restore"> | undefined;
}

/** What an existing {@link OrgSettings} has: its inputs and its outputs. */
export interface OrgSettingsAttributes {
  /** Organization; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /**
   * Which images members may use (Business plan). A key that is left out stays as it is on
   * Docker Hub.
   */
  readonly restrictedImages: pulumi.Output<
    | {
        enabled?: boolean | undefined;
        allowOfficialImages?: boolean | undefined;
        allowVerifiedPublishers?: boolean | undefined;
      }
    | undefined
  >;
  /** What happens on delete: `restore` (default) brings back what was found on create, `retain` changes nothing. */
  readonly onDestroy: pulumi.Output<"retain" | "restore">;
  /** The settings as they were before this resource; not there for an adopted one. */
  readonly found: pulumi.Output<{ restrictedImages: Record<string, boolean> } | undefined>;
}
