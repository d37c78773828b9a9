import type * as res from "@pulumi/pulumi/proto/resource_pb";
import type { Goal, ReadGoal } from "../deployment/steps";
import { packageOf } from "../providers/packages";
import { childType, formatUrn, STACK_TYPE } from "../state/urn";
import type { Properties } from "../state/values";
import type { Struct } from "./grpc";

/** Where a request comes from: what its URN is made of. */
export interface Place {
  stack: string;
  project: string;
  /** URN of the stack's own resource; empty until that is registered. */
  root: string;
  /** Whether there is something that serves a package. */
  serves(name: string): boolean;
}

/** What a program asks for with RegisterResource. Throws a sentence for what this engine does not do. */
export function goalOf(request: res.RegisterResourceRequest, place: Place): Goal {
  const type = request.getType();
  const custom = request.getCustom();
  const unsupported = [
    [request.getImportid() !== "", "the option import; use an import file"],
    [request.getRemote(), "remote components"],
    [request.getTransformsList().length > 0, "transforms"],
    [request.getReplacementTrigger() !== undefined, "the option replacementTrigger"],
    [request.getStateMigrationsList().length > 0, "state migrations"],
    [
      custom && !place.serves(packageOf(type)),
      `resources of type ${type}; it runs dynamic providers, and plugins that Pulumi.yaml names`,
    ],
  ].find(([asked]) => asked);
  if (unsupported !== undefined) throw new Error(`The offline engine does not do ${String(unsupported[1])}.`);
  const dependencies = [...request.getPropertydependenciesMap().entries()] as [
    string,
    res.RegisterResourceRequest.PropertyDependencies,
  ][];
  return {
    ...common(request, place),
    custom,
    inputs: propertiesOf(request.getObject()),
    propertyDependencies: Object.fromEntries(dependencies.map(([key, urns]) => [key, urns.getUrnsList()])),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    aliases: request.getAliasurnsList(),
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    deletedWith: request.getDeletedwith(),
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
  };
}

/** What a program asks for with ReadResource. */
export function readGoalOf(request: res.ReadResourceRequest, place: Place): ReadGoal {
  return { ...common(request, place), custom: true, inputs: propertiesOf(request.getProperties()) };
}

function common(request: res.RegisterResourceRequest | res.ReadResourceRequest, { stack, project, root }: Place) {
  const type = request.getType();
  const parent = type === STACK_TYPE ? "" : request.getParent() || root;
  return {
    urn: formatUrn({ stack, project, qualifiedType: childType(parent, type), name: request.getName() }),
    type,
    parent,
    provider: request.getProvider(),
    dependencies: request.getDependenciesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
  };
}

export function propertiesOf(struct: InstanceType<typeof Struct> | undefined): Properties {
  return (struct?.toJavaScript() ?? {}) as Properties;
}
