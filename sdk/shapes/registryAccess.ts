// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link RegistryAccess}. */
export interface RegistryAccessArgs {
  /** Organization; `dockerhub:org` when left out. */
  org?: pulumi.Input<string> | undefined;
  /** Whether there is a restriction at all; as it is on Docker Hub when left out. */
  enabled?: pulumi.Input<boolean> | undefined;
  /** Whether Docker Hub itself may be used; as it is when left out. */
  dockerHub?: pulumi.Input<boolean> | undefined;
  /** Other registries by their addresses. Those that are not named stay as they are on Docker Hub. */
  registries?:
    | pulumi.Input<
        Record<
          string,
          pulumi.Input<{
            /** What Docker Desktop calls it; its address when left out. */
            name?: pulumi.Input<string> | undefined;
            /** Whether members may use it. */
            allowed?: pulumi.Input<boolean> | undefined;
          }>
        >
      >
    | undefined;
  /** What happens on delete: `restore` (default) brings back what was found on create, `retain` changes nothing. */
  onDestroy?: pulumi.Input<"retain" | "restore"> | undefined;
}

/** What an existing {@link RegistryAccess} has: its inputs and its outputs. */
export interface RegistryAccessAttributes {
  /** Organization; `dockerhub:org` when left out. */
  readonly org: pulumi.Output<string>;
  /** Whether there is a restriction at all; as it is on Docker Hub when left out. */
  readonly enabled: pulumi.Output<boolean | undefined>;
  /** Whether Docker Hub itself may be used; as it is when left out. */
  readonly dockerHub: pulumi.Output<boolean | undefined>;
  /** Other registries by their addresses. Those that are not named stay as they are on Docker Hub. */
  readonly registries: pulumi.Output<Record<string, { name: string; allowed: boolean }> | undefined>;
  /** What happens on delete: `restore` (default) brings back what was found on create, `retain` changes nothing. */
  readonly onDestroy: pulumi.Output<"retain" | "restore">;
  /** How it was before this resource; not there for an adopted one. */
  readonly found: pulumi.Output<
    | {
        enabled?: boolean | undefined;
        dockerHub?: boolean | undefined;
        registries?: Record<string, { name: string; allowed: boolean }> | undefined;
      }
    | undefined
  >;
}
