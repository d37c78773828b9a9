import * as pulumi from "@pulumi/pulumi";
import { answer } from "../run/meeting";
import { newsFor, type Question, type Testimony, type Told } from "../run/testimony";
import { ANY, knownKeys, namedKeys } from "../run/things";
import { typeToken } from "./contract";
import { adviceOn, Declarations } from "../run/declarations";
import { Refusal } from "./refusal";
import { heldBy } from "./held";
import { configKeys, nouns } from "./nouns";
import type { Noun } from "./shapes";
import { type Registered, urnIn } from "./urn";

/** All that one run of a program has declared, and what the state of its stack held when it began. */
interface Program {
  declared: Told[];
  /** What had to wait for values of other resources, as far as it was known. */
  open: Told[];
  /** What is there of it, by the outputs that tell its identity. */
  made: Told[];
  held: Promise<readonly Told[]>;
  /** Why that could not be read. */
  unread?: string;
  /** Resources of which it is still being found out where they are declared. */
  placing: Promise<void>[];
  /** Whether check was called in some process of this run. */
  checks: boolean;
  /** Who declared what only one resource may declare. */
  owners: Declarations;
}

/** Copies of this package in one process tell of one program. Tests of programs have many runs in one process. */
const KEY = Symbol.for("pulumi-dockerhub.programs");
const shared = globalThis as { [KEY]?: WeakMap<object, Program> };
const programs = (shared[KEY] ??= new WeakMap<object, Program>());

/** The program that runs now; undefined where none does. */
export function program(): Program | undefined {
  const monitor = pulumi.runtime.getMonitor();
  if (monitor === undefined) return undefined;
  const known = programs.get(monitor);
  if (known !== undefined) return known;
  mustBeKeys(Object.keys(pulumi.runtime.allConfig()));
  const engine = engineAddress();
  const held = engine === undefined ? Promise.resolve([]) : heldBy().catch(unread);
  const owners = new Declarations();
  const made: Program = { declared: [], open: [], made: [], held, placing: [], checks: false, owners };
  programs.set(monitor, made);
  // Runs that end nothing have no need of it.
  function unread(error: unknown): readonly Told[] {
    made.unread = error instanceof Error ? error.message : String(error);
    return [];
  }
  if (engine !== undefined)
    answer(engine, { testify: (question) => testify(made, question), isOver: () => isClosed(monitor), kind });
  return made;
}

/** A rule whose key is mistyped would be none. */
function mustBeKeys(given: readonly string[]): void {
  const strange = given.filter((key) => key.startsWith("dockerhub:")).map((key) => key.slice("dockerhub:".length));
  const unknown = strange.filter((key) => configKeys[key] === undefined);
  if (unknown.length === 0) return;
  throw new Refusal(
    `dockerhub:${unknown.join(" and dockerhub:")}: there is no such key; the configuration takes ${Object.keys(configKeys).join(", ")}.`,
  );
}

/** What the providers of this run know their engine by as well; undefined in tests of programs, which have none. */
function engineAddress(): string | undefined {
  const engine = pulumi.runtime.getEngine() as { getChannel?(): { getTarget(): string } } | undefined;
  return engine?.getChannel?.().getTarget();
}

/** Source: how the Node SDK runs plugins. */
const kind = /run-plugin/.test(process.argv[1] ?? "") ? "component" : "program";

/** Whether the SDK has closed its channel, as it does when the engine has let the program go. */
function isClosed(monitor: object): boolean {
  const channel = (monitor as { getChannel?(): { getConnectivityState(connect: boolean): number } }).getChannel?.();
  return channel === undefined || channel.getConnectivityState(false) === CLOSED;
}

/** Of a channel. Source: connectivity states of gRPC. */
const CLOSED = 4;

async function testify(running: Program, question: Question): Promise<Testimony> {
  running.checks ||= question.checks;
  running.declared.push(...question.seen);
  await Promise.all(running.placing);
  const held = question.wantsHeld ? await running.held : [];
  const { open, declared, made, checks, unread } = running;
  return newsFor(question, { open, declared, made, held, checks, unread });
}

/**
 * Takes down that a resource is declared, so that no provider of this run ends what it is about, and refuses
 * what is declared twice. Values that are not known in a preview are seen in the run that knows them.
 */
export function declare(
  resource: pulumi.Resource,
  noun: Noun,
  name: string,
  args: Readonly<Record<string, unknown>>,
  parent: pulumi.Resource | undefined,
): void {
  const running = program();
  if (running === undefined) return;
  const urn = urnIn(typeToken(noun), name, parent);
  if (typeof urn === "string") return admit(running, resource, { noun, urn }, args);
  running.placing.push(urn.then((known) => admit(running, resource, { noun, urn: known }, args)));
}

type Placed = Pick<Told, "urn"> & { noun: Noun };

function admit(
  running: Program,
  resource: pulumi.Resource,
  { noun, urn }: Placed,
  args: Readonly<Record<string, unknown>>,
): void {
  const given = { ...args, org: args["org"] ?? organization(resource as unknown as Registered) };
  const keys = namedKeys(nouns[noun]).filter((key) => given[key as keyof typeof given] !== undefined);
  const values = keys.map((key) => given[key as keyof typeof given]);
  // To resolve thousands of names that are plain already takes seconds.
  const waiting = values.map((value) => (isPlain(value) ? undefined : value));
  const told = (of: readonly unknown[]): Told => ({
    noun,
    urn,
    properties: Object.fromEntries(keys.map((key, index) => [key, of[index]])),
  });
  known(running, resource, { noun, urn });
  if (waiting.every((value) => value === undefined)) return take(running, told(values), resource);
  running.open.push(told(values.map((value) => (isPlain(value) ? namesIn(value) : ANY))));
  pulumi.all(waiting).apply((resolved) => {
    take(running, told(values.map((value, index) => (isPlain(value) ? value : resolved[index]))), resource);
  });
}

/** Tells of a resource again once it is there, by what its outputs say of it; of one that the run leaves out they say nothing. */
function known(running: Program, resource: pulumi.Resource, told: Pick<Told, "noun" | "urn">): void {
  const keys = knownKeys(nouns[told.noun as Noun]);
  if (keys.length === 0) return;
  const outputs = resource as unknown as Readonly<Record<string, pulumi.Output<unknown>>>;
  const all = pulumi.all(keys.map((key) => outputs[key]));
  all.apply((values) => {
    const properties = Object.fromEntries(keys.map((key, index) => [key, values[index]]));
    running.made.push({ ...told, properties });
  });
  if (!pulumi.runtime.isDryRun())
    void isLeftOut(all).then((is) => is && running.made.push({ ...told, properties: {} }));
}

/** Whether outputs are as unknown as before when the engine has done a resource. One that failed ends the run instead. */
async function isLeftOut(outputs: pulumi.Output<unknown>): Promise<boolean> {
  return !(await (outputs as unknown as { isKnown: Promise<boolean> }).isKnown.catch(() => true));
}

function take(running: Program, told: Told, resource: pulumi.Resource): void {
  const named = { ...told, properties: mapValues(told.properties, namesIn) };
  running.declared.push(named);
  // The error ends the program, and a preview with it.
  const refused = running.owners.add(named, nouns[named.noun as Noun]);
  if (refused !== undefined) throw new Refusal(refused);
  const advice = adviceOn(named);
  if (advice !== undefined) void pulumi.log.warn(advice, resource);
}

const mapValues = (of: Readonly<Record<string, unknown>>, map: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value)]));

/** Names alone, without what belongs to them, which may be a secret or not known yet. */
function namesIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string");
  return typeof value === "object" && value !== null ? Object.keys(value) : value;
}

/** Text, names, or a map by name, of which the names at least are there to be read. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === "string");
  return typeof value !== "object" || value === null || !(pulumi.Output.isInstance(value) || value instanceof Promise);
}

/** Stands for the organization where nobody names one, which the check of each resource refuses. */
const UNNAMED = "?";

/** The organization of a resource that names none: its provider's, the stack's, or the environment's. */
function organization({ __prov }: Registered): unknown {
  return __prov?.org ?? new pulumi.Config("dockerhub").get("org") ?? process.env["DOCKERHUB_ORG"] ?? UNNAMED;
}
