import type { Told } from "./testimony";

/** Stands in a thing, or in a property, for what is not known yet: it may be anything. */
export const ANY = "*";

/**
 * What the engine sends in place of a value it does not know yet, for a value of any type.
 * Source: Pulumi's RPC rules (`unknownValue` of the Node SDK).
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * What a noun says of the things that its resources are about, as templates such as
 * `in/{org}/{group}/{members}`. A key stands for its text, for each name of a list, or for each key of
 * a map; `{usernames.*}` for each value of a map. A thing of which a part is missing does not exist.
 */
export interface Things {
  /** What nobody else's deletion may end while a resource of these inputs is declared, by name. */
  declares: readonly string[];
  /** By what else it is known once it is there: identities that only its outputs tell. */
  becomes?: readonly string[];
  /**
   * Places of which a resource of these inputs declares everything, as things without their last part: what is
   * not among its own belongs to nobody, unless its input `ignore` names it.
   */
  whole?: readonly string[];
  /** What a resource of this state has, by identity; first what it is itself. */
  holds: readonly string[];
}

type Properties = Readonly<Record<string, unknown>>;

/** The things that templates stand for. Docker Hub's names know no capitals. */
export function thingsOf(templates: readonly string[], properties: Properties): string[] {
  return templates.flatMap((template) => {
    let things = [""];
    for (const { before, key, values } of partsOf(template)) {
      const texts = key === undefined ? [""] : namesIn(properties[key], values);
      const named = texts.map((text) => before + text.toLowerCase());
      things = things.flatMap((thing) => named.map((name) => (thing === "" ? name : `${thing}/${name}`)));
    }
    return things;
  });
}

/** Whether some of these properties is not known yet, or some name in a list. */
export const hasAny = (properties: Properties): boolean =>
  Object.values(properties).some((value) => [value].flat().includes(ANY));

/** Inputs that stand in a thing of these, or say which things are not meant. */
export function namedKeys({ declares, whole = [] }: Things): readonly string[] {
  const ignore = whole.length === 0 ? [] : ["ignore"];
  return [...new Set([...keysIn([...declares, ...whole]), ...ignore])];
}

/** Outputs by which something is known once it is there. */
export const knownKeys = ({ becomes = [] }: Things): readonly string[] => [...new Set(keysIn(becomes))];

const keysIn = (templates: readonly string[]) =>
  templates.flatMap(partsOf).flatMap(({ key }) => (key === undefined ? [] : [key]));

/** What stands between two slashes: text, and after it the value of a key. */
interface Part {
  before: string;
  key: string | undefined;
  values: boolean;
}

const read = new Map<string, Part[]>();

function partsOf(template: string): Part[] {
  const known = read.get(template);
  if (known !== undefined) return known;
  const parts = template.split("/").map((part): Part => {
    const [, before = part, key, values] = /^([^{]*)\{(\w+)(\.\*)?\}$/.exec(part) ?? [];
    return { before, key, values: values !== undefined };
  });
  read.set(template, parts);
  return parts;
}

function namesIn(value: unknown, values: boolean): string[] {
  if (typeof value === "object" && value !== null) {
    const names = Array.isArray(value) ? value : values ? Object.values(value) : Object.keys(value);
    return names.flatMap((name) => (typeof name === "string" || typeof name === "number" ? [String(name)] : []));
  }
  return typeof value === "string" && value !== "" ? [value] : typeof value === "number" ? [String(value)] : [];
}

/** Resources by their things. */
export class Index {
  readonly all = new Set<Told>();
  private readonly byThing = new Map<string, Told[]>();
  /** Those of the things that have parts which are not known. */
  private readonly open = new Set<string>();

  add(told: Told, things: readonly string[]): void {
    this.all.add(told);
    for (const thing of things) {
      if (thing.includes(ANY)) this.open.add(thing);
      const there = this.byThing.get(thing);
      if (there === undefined) this.byThing.set(thing, [told]);
      else there.push(told);
    }
  }

  /** Takes out what was added with these things. */
  remove(told: Told, things: readonly string[]): void {
    this.all.delete(told);
    for (const thing of things) {
      const others = (this.byThing.get(thing) ?? []).filter((one) => one !== told);
      if (others.length > 0) this.byThing.set(thing, others);
      else if (this.byThing.delete(thing)) this.open.delete(thing);
    }
  }

  /** Last parts of the things that begin with `prefix`. */
  under(prefix: string): string[] {
    return [...this.byThing.keys()].filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
  }

  has(thing: string): boolean {
    return this.byThing.has(thing) || [...this.open].some((one) => matches(one, thing));
  }

  of(thing: string): readonly Told[] {
    const open = [...this.open].filter((one) => one !== thing && matches(one, thing));
    return [thing, ...open].flatMap((one) => this.byThing.get(one) ?? []);
  }
}

/** Whether a thing of which parts are not known may be this one. */
function matches(open: string, thing: string): boolean {
  const [some, parts] = [open.split("/"), thing.split("/")];
  return some.length === parts.length && some.every((part, index) => part === ANY || part === parts[index]);
}
