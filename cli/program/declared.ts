import { type Noun, registry } from "../../provider/resources";
import type { Listed, Row, Written } from "../../provider/telling/look";
import { Names } from "./names";

/** A resource of the program that is written. */
export interface Declaration extends Listed {
  noun: string;
  /** Name of the resource, which no other one of the noun has. */
  resource: string;
  /** Those that its arguments refer to, as far as they are declared. */
  refersTo: Declaration[];
  /** Those that stand below it, because they refer to it. */
  below: Declaration[];
}

/** What a program has to say to declare an organization as it is. */
export interface Declared {
  /** Those that refer to no other one. */
  top: Declaration[];
  /** All of them. */
  resources: Declaration[];
  people: Person[];
  /** People whom the program leaves alone. */
  ignore: readonly string[];
  /** What cannot be declared, and what is worth knowing, as sentences. */
  notes: string[];
}

/** One line of people.csv. */
export interface Person {
  name: string;
  /** Empty where roles are not declared. */
  role: string;
  groups: string[];
}

type Reference = Extract<Written, { from: "resource" }>;

/** What a program has to say to declare these objects. */
export function declared(listed: ReadonlyMap<Noun, readonly Listed[]>): Declared {
  const all = [...listed].flatMap(([{ type }, some]) => some.map((one) => ({ noun: type, one })));
  const possible = all.filter(({ one }) => one.cannot === undefined);
  const resources = named(possible);
  const ignore = resources.map(({ args }) => args["ignore"]).find((one) => Array.isArray(one)) as string[] | undefined;
  const notes = [...all.flatMap(({ one }) => one.cannot ?? []), ...possible.flatMap(({ one }) => one.notes ?? [])];
  return {
    top: arranged(resources),
    resources,
    people: tableOf(resources.flatMap(({ rows }) => rows ?? [])),
    ignore: ignore ?? [],
    notes: [...new Set(notes)],
  };
}

function named(all: readonly { noun: string; one: Listed }[]): Declaration[] {
  const names = new Map([...registry.keys()].map((noun) => [noun, new Names()]));
  return all.map(({ noun, one }) => {
    const resource = names.get(noun)!.resource(one.name);
    return { ...one, noun, resource, refersTo: [], below: [] };
  });
}

/** Puts each below that one it refers to which stands last. */
function arranged(resources: readonly Declaration[]): Declaration[] {
  const key = (noun: string, name: string) => `${noun} ${name}`;
  const byName = new Map(resources.map((one) => [key(one.noun, one.name), one]));
  const places = new Map(resources.map((one, place) => [one, place]));
  const top: Declaration[] = [];
  for (const one of resources) {
    const references = Object.values(one.written ?? {}).filter((how): how is Reference => how.from === "resource");
    one.refersTo = references
      .map(({ noun, name }) => byName.get(key(noun, name)))
      .filter((other) => other !== undefined)
      .sort((a, b) => places.get(a)! - places.get(b)!);
    (one.refersTo.at(-1)?.below ?? top).push(one);
  }
  return top;
}

function tableOf(rows: readonly Row[]): Person[] {
  const people = new Map<string, Person>();
  for (const { name, role, group } of rows) {
    const person = people.get(name) ?? { name, role: "", groups: [] };
    people.set(name, person);
    if (role !== undefined) person.role = role;
    if (group !== undefined) person.groups.push(group);
  }
  return [...people.values()];
}
