import { isDeepStrictEqual } from "node:util";
import type { dynamic } from "@pulumi/pulumi";
import type { Connection } from "../../provider/engine/connection";
import { resourceProvider } from "../../provider/engine/lifecycle";
import type { Hub } from "../../provider/hub/hub";
import { registry } from "../../provider/resources";
import type { Kept } from "../pulumi/state";
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
  const sets = definition.sets ?? [];
  const declared = differing(withoutText(kept.inputs), inputs, sets);
  // Some differences are of what is only known afterwards: a token that has expired, for one.
  const found = declared.length > 0 ? declared : differing(withoutText(kept.outputs), props, sets);
  if (found.length === 0) return undefined;
  const secret = new Set([...kept.secret, ...(definition.secrets ?? [])]);
  const shown = found.map((one) => hidden(one, secret));
  // Of a secret map one line says all: which names are in it is secret as well.
  const differences = shown.filter(({ path }, index) => shown.findIndex((one) => one.path === path) === index);
  return { ...finding, kind: "changed", differences };
}

const withoutText = ({ __provider: _, ...rest }: Properties) => rest;
const isMap = (value: unknown): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every place where two sets of properties differ; in maps, by key. What a set has of an entry is one thing. */
function differing(declared: Properties, actual: Properties, sets: readonly string[], prefix = ""): Difference[] {
  return [...new Set([...Object.keys(declared), ...Object.keys(actual)])].flatMap((key): Difference[] => {
    const [before, after] = [declared[key], actual[key]];
    if (isDeepStrictEqual(before, after)) return [];
    const isEntry = sets.some((set) => prefix === `${set}.`);
    if (!isEntry && isMap(before) && isMap(after)) return differing(before, after, sets, `${prefix}${key}.`);
    return [{ path: `${prefix}${key}`, declared: before ?? null, actual: after ?? null, by: null }];
  });
}

function hidden(difference: Difference, secret: ReadonlySet<string>): Difference {
  const key = difference.path.split(".")[0]!;
  if (!secret.has(key)) return difference;
  return { ...difference, path: key, declared: SECRET, actual: SECRET };
}
