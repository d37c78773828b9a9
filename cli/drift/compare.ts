import type { dynamic } from "@pulumi/pulumi";
import type { Connection } from "../../provider/engine/connection";
import { resourceProvider } from "../../provider/engine/lifecycle";
import type { Hub } from "../../provider/hub/hub";
import { registry } from "../../provider/resources";
import type { Kept } from "../pulumi/state";
import { differing } from "./differing";
import { type Difference, type Finding, SECRET } from "./report";

type Properties = Record<string, unknown>;

/**
 * Looks at one resource as a refresh would, by the provider's own read and diff. Returns undefined
 * when it is as the state has it.
 */
export async function compare(
  kept: Kept,
  connection: Connection<Hub>,
  where: Pick<Finding, "organization" | "stack">,
): Promise<Finding | undefined> {
  const definition = registry.get(kept.noun);
  if (definition === undefined)
    throw new Error(`This version of pulumi-dockerhub knows no ${kept.noun}; install a newer one.`);
  const provider = resourceProvider(definition, () => connection) as Required<dynamic.ResourceProvider>;
  const finding = { ...where, noun: kept.noun, name: kept.name, id: kept.id, by: null };
  const read = await provider.read(kept.id, kept.outputs);
  if (read.id === "") return { ...finding, kind: "missing", differences: [] };
  const [props, inputs] = [read.props as Properties, read.inputs as Properties];
  const { changes } = await provider.diff(kept.id, props, kept.inputs);
  if (changes === false) return undefined;
  const side = (values: Properties, outputs: Properties) => ({ values: withoutText(values), outputs });
  const declared = differing(definition, side(kept.inputs, kept.outputs), side(inputs, props));
  // Some differences are of what is only known afterwards: a token that has expired, for one.
  const found =
    declared.length > 0 ? declared : differing(definition, side(kept.outputs, kept.outputs), side(props, props));
  if (found.length === 0) return undefined;
  const secret = new Set([...kept.secret, ...(definition.secrets ?? [])]);
  const shown = found.map((one) => hidden(one, secret));
  // Of a secret map one line says all: which names are in it is secret as well.
  const differences = shown.filter(
    ({ path, declared }, index) => declared !== SECRET || shown.findIndex((one) => one.path === path) === index,
  );
  return { ...finding, kind: "changed", differences };
}

const withoutText = ({ __provider: _, ...rest }: Properties) => rest;

function hidden(difference: Difference, secret: ReadonlySet<string>): Difference {
  const key = difference.path.split(".")[0]!;
  if (!secret.has(key)) return difference;
  return { path: key, declared: SECRET, actual: SECRET, by: null };
}
