import { isDeepStrictEqual } from "node:util";
import type { Noun } from "../../provider/resources";
import type { Difference } from "./report";

type Properties = Readonly<Record<string, unknown>>;

/** Inputs or outputs of one side, and the outputs that say who is who in them. */
export interface Side {
  values: Properties;
  outputs: Properties;
}

const isMap = (value: unknown): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const asMap = (value: unknown): Properties => (isMap(value) ? value : {});

/** Every place where two sets of properties differ; in maps, by key. What a set has of an entry is one thing. */
export function differing({ sets = [], told: { knownBy = {} } }: Noun, before: Side, now: Side): Difference[] {
  const compare = (declared: Properties, actual: Properties, prefix = ""): Difference[] =>
    keysOf(declared, actual).flatMap((key): Difference[] => {
      const [was, is, path] = [declared[key], actual[key], `${prefix}${key}`];
      const identities = knownBy[path];
      if (identities !== undefined && isMap(was) && isMap(is)) return entries(path, identities);
      const isEntry = sets.some((set) => prefix === `${set}.`);
      if (!isEntry && isMap(was) && isMap(is)) return compare(was, is, `${path}.`);
      return isDeepStrictEqual(was, is) ? [] : [difference(path, was, is)];
    });
  /** The same for entries that keep their identity under another name. */
  const entries = (set: string, identities: string): Difference[] => {
    const [declared, actual] = [asMap(before.values[set]), asMap(now.values[set])];
    const [ids, idsNow] = [asMap(before.outputs[identities]), asMap(now.outputs[identities])];
    const called = new Map(
      Object.keys(declared).map((name) => [name, ids[name] === undefined ? name : keyOf(idsNow, ids[name])]),
    );
    const come = Object.keys(actual).filter((name) => ![...called.values()].includes(name));
    return [
      ...[...called].flatMap(([name, now]): Difference[] => {
        const [was, is, path] = [declared[name], now && actual[now], `${set}.${name}`];
        if (now !== undefined && now !== name) return [{ ...difference(path, was, is), called: now }];
        return isDeepStrictEqual(was, is) ? [] : [difference(path, was, is)];
      }),
      ...come.map((name) => difference(`${set}.${name}`, undefined, actual[name])),
    ];
  };
  return compare(before.values, now.values);
}

const keyOf = (of: Properties, value: unknown) => Object.keys(of).find((key) => of[key] === value);
const keysOf = (...of: readonly Properties[]) => [...new Set(of.flatMap((one) => Object.keys(one)))];

const difference = (path: string, declared: unknown, actual: unknown): Difference => ({
  path,
  declared: declared ?? null,
  actual: actual ?? null,
  by: null,
});
