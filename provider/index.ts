import "../run/supported";
import type { dynamic } from "@pulumi/pulumi";
import { connect } from "./connect";
import { resourceProvider } from "./engine/lifecycle";
import { quiet } from "./engine/quiet";
import { registry } from "./resources";

/**
 * What the text in users' state files calls: `require("pulumi-dockerhub/provider").providerFor("Group")`.
 * Nothing else of this package is promised to a state file, and this never changes.
 */
export function providerFor(type: string): dynamic.ResourceProvider {
  const definition = registry.get(type);
  if (definition === undefined) {
    throw new Error(
      `This version of pulumi-dockerhub knows no ${type}. Install the version that made the resource, or a newer one.`,
    );
  }
  return quiet(resourceProvider(definition, (read) => connect(read, definition.told.areas)));
}
