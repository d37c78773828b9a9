import type { Happened, Kept } from "../../scripts/engines";
import type { FakeHub, Logged, Properties } from "../../testing";
import { providerText } from "../../sdk/contract";

/** What came of one command, without what differs from run to run. */
export interface Told {
  do: string;
  /** Left out where it is 0, as are empty lists. */
  exit?: number;
  /** Operations, as `update Group platform`. */
  steps?: string[];
  /** What was written on Docker Hub, as `PUT groups/platform`. */
  writes?: string[];
  /** What is other in the state than after the command before, by resource; null for what is there no more. */
  state?: Record<string, object | null>;
}

/** The resources of a state in a form that two engines, and two runs, have in common. */
export type Steady = Record<string, object>;

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const CHANGING: [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<uuid>"],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>"],
  [/dckr_[po]at_[\w-]+/g, "<token>"],
  [/ [0-9a-f]{12}$/g, " <drawn>"],
  // What the plugin makes of a place: it is told no organization of Pulumi's, and its types have other names.
  [/^spec\/dev\//, "organization/spec/dev/"],
  [/(?<=\/)dockerhub:index:(?=[A-Z])/g, "pulumi-nodejs:dynamic/dockerhub:"],
  [/http:\/\/127\.0\.0\.1:\d+/g, "<hub>"],
];
/** A group that makes way for another one has its number in its name for that long. */
const MAKES_WAY = /(?<=groups\/[\w-]+-)\d{4,}/;
const steadyText = (value: string) => CHANGING.reduce((text, [pattern, stand]) => text.replace(pattern, stand), value);

/** Providers of the dynamic form and of the plugin, as the last part of their type. */
const PROVIDERS = ["pulumi-nodejs", "dockerhub"];

/** The operations that count; what is read before another command is not among them. */
export function stepsOf(verb: string, happened: readonly Happened[]): string[] {
  const counts = (op: string) =>
    op.startsWith("refresh") ? verb === "refresh" && op !== "refresh same" : op !== "same";
  return happened
    .filter(({ op, noun }) => counts(op) && noun !== "Stack" && !PROVIDERS.includes(noun))
    .map(({ op, noun, name }) => `${op} ${noun} ${name}`)
    .sort();
}

export function writesOf(log: readonly Logged[]): string[] {
  return log
    .map(
      ({ method, path }) =>
        `${method} ${steadyText(path.replace(/^\/v2\/(orgs\/acme\/)?/, "").replace(MAKES_WAY, "<number>"))}`,
    )
    .sort();
}

/** What differs between two states. */
export function changes(before: Steady, after: Steady): Record<string, object | null> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const text = (value: unknown) => JSON.stringify(value);
  return Object.fromEntries(
    keys.filter((key) => text(before[key]) !== text(after[key])).map((key) => [key, after[key] ?? null]),
  );
}

export function steadyState(state: readonly Kept[], hub: FakeHub): Steady {
  // Numbers depend on the order in which siblings are made: they are told by what they belong to.
  const groups = new Map<unknown, string>();
  for (const { outputs = {} } of state)
    if (outputs["name"] !== undefined) groups.set(outputs["groupId"], String(outputs["name"]));
  for (const { groups: now } of hub.store.organizations.values())
    for (const [name, { id }] of now) groups.set(id, name);
  const entries = state
    .map(asDynamic)
    .filter(({ type, urn }) => !type.startsWith("pulumi:providers:") || !urn.split("::").at(-1)!.startsWith("default"))
    .map((resource): [string, object] => [nameOf(resource), described(resource, groups)]);
  // The stack itself is told by its outputs, where it has some.
  const told = entries.filter(([name, what]) => !name.startsWith("Stack ") || !empty(what));
  return Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A provider of the plugin as the dynamic one that has the same configuration. */
function asDynamic(resource: Kept): Kept {
  const { type, urn, provider = "", inputs = {}, outputs = {}, propertyDependencies = {} } = resource;
  const now = { ...resource, provider: dynamicUrn(provider) };
  if (type !== PLUGIN) return now;
  const keyed = <T>(properties: Record<string, T>) =>
    Object.fromEntries(Object.entries(properties).map(([key, value]) => [`dockerhub:${key}`, value]));
  const keys = { inputs: keyed(inputs), outputs: keyed(outputs), propertyDependencies: keyed(propertyDependencies) };
  return { ...now, type: STOCK, urn: dynamicUrn(urn), ...keys };
}

const [STOCK, PLUGIN] = PROVIDERS.map((one) => `pulumi:providers:${one}`) as [string, string];
const dynamicUrn = (urn: string) => urn.replace(`::${PLUGIN}::`, `::${STOCK}::`).replace(`$${PLUGIN}::`, `$${STOCK}::`);

/** `Component$Group platform`, which is the type and the name. */
function nameOf({ urn, delete: gone = false }: Kept): string {
  return `${shortUrn(urn)}${gone ? " (to be deleted)" : ""}`;
}

function shortUrn(urn: string): string {
  const [, , type, ...name] = urn.split("::");
  const types = type!.split("$").map((one) => one.split(":").at(-1));
  return `${types.join("$")} ${name.join("::")}`;
}

/** A resource, without what is empty, and of its outputs what its inputs do not tell. */
function described(resource: Kept, groups: ReadonlyMap<unknown, string>): object {
  const { type, id = "", dependencies = [], propertyDependencies = {}, deletedWith = "", provider = "" } = resource;
  const noun = type.split(":").at(-1)!;
  const [inputs, outputs] = [resource.inputs ?? {}, resource.outputs ?? {}].map((properties) =>
    Object.fromEntries(
      Object.entries(properties)
        .filter(([key, value]) => key !== "__defaults" && !(key === "__provider" && value === providerText(noun)))
        .map(([key, value]) => [key, /groupId$/.test(key) ? `number of ${groups.get(value) ?? "none"}` : value]),
    ),
  ) as [Properties, Properties];
  const same = (key: string) => JSON.stringify(steady(outputs[key])) === JSON.stringify(steady(inputs[key]));
  const rest = [...new Set([...Object.keys(inputs), ...Object.keys(outputs)])].filter((key) => !same(key));
  const byProperty = Object.entries(propertyDependencies).filter(([, urns]) => urns.length > 0);
  const explicit = provider !== "" && !provider.includes("::default");
  const told = {
    id: id === "" ? undefined : steadyText(id),
    inputs: steady(inputs),
    outputs: steady(Object.fromEntries(rest.map((key) => [key, outputs[key] ?? null]))),
    needs: [...new Set(dependencies.map(shortUrn))].sort(),
    needsFor: Object.fromEntries(byProperty.map(([key, urns]) => [key, urns.map(shortUrn).sort()])),
    provider: explicit ? shortUrn(provider.slice(0, provider.lastIndexOf("::"))) : undefined,
    deletedWith: deletedWith === "" ? undefined : shortUrn(deletedWith),
    secrets: [...(resource.additionalSecretOutputs ?? [])].sort(),
    errors: resource.initErrors?.map(steadyText),
    ...pick(resource, ["protect", "retainOnDelete", "external", "pendingReplacement"]),
  };
  return full(told);
}

/** An object without what is empty in it. */
export function full<T extends object>(told: T): T {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => !empty(value))) as T;
}

function pick(resource: Kept, keys: readonly (keyof Kept)[]): object {
  return Object.fromEntries(keys.filter((key) => resource[key] === true).map((key) => [key, true]));
}

const empty = (value: unknown) =>
  value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

function steady(value: unknown): unknown {
  if (typeof value === "string") return steadyText(value);
  if (Array.isArray(value)) return value.map(steady);
  if (typeof value !== "object" || value === null) return value;
  if (SIGNATURE in value) return "<secret>";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [steadyText(key), steady(item)]));
}
