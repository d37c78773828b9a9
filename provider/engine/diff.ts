import { isDeepStrictEqual } from "node:util";
import type { Connection } from "./connection";
import type { AnyDefinition, Known, Shape, Target } from "./define";
import { idTemplate } from "./id";
import { UNKNOWN } from "../../run/things";
import { hasUnknown } from "./unknown";

type Properties = Readonly<Record<string, unknown>>;

/** What the engine is told about a difference. Source: Pulumi's Diff. */
export interface Difference {
  /**
   * True or false; undefined leaves it to the engine to compare inputs, which it must do itself
   * for the option `replaceOnChanges` to count.
   */
  changes: boolean | undefined;
  /** Inputs that are not as in the state, or have work to do. */
  diffs: string[];
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/** The declared inputs whose value is not that of the state, and those for the deletion that are declared no longer. Pure. */
export function changedKeys<H extends Target>(
  definition: AnyDefinition<H>,
  state: Properties,
  inputs: Properties,
): Set<string> {
  const sets = definition.sets ?? [];
  const ignoredKeys = [...(definition.onlyOnCreate ?? []), ...(definition.onlyOnCheck ?? [])];
  const keys = Object.keys(definition.inputs).filter((key) => !ignoredKeys.includes(key));
  // A set that is declared no longer is nobody's, and what only a deletion looks at counts as it is declared.
  const isDropped = (key: string) =>
    sets.includes(key) ||
    (definition.onlyOnDelete?.includes(key) === true &&
      definition.wroteDefault?.(state as Known<Shape, Shape>) !== true);
  return new Set(
    keys.filter((key) => {
      const [before, after] = [state[key], inputs[key]];
      if (after === undefined) return before !== undefined && isDropped(key);
      return !(sets.includes(key) ? equalWhole(before, after) : covers(before, after));
    }),
  );
}

/**
 * Compares declared inputs with the state; what a program does not declare is not managed.
 * Deletes before it replaces exactly when both objects would have the same id.
 */
export async function diff<H extends Target>(
  definition: AnyDefinition<H>,
  id: string,
  state: Properties,
  inputs: Properties,
  { run, now, notice }: Pick<Connection<H>, "run" | "now" | "notice">,
): Promise<Difference> {
  const changed = changedKeys(definition, state, inputs);
  const due = definition.dueWhen?.(state as Known<Shape, Shape>, inputs as Known<Shape, Shape>, now());
  if (due?.why !== undefined) notice(`${definition.type} ${id}: ${due.why}`);
  const moved = await definition.movedWhen?.(state as Known<Shape, Shape>, inputs as Known<Shape, Shape>, run);
  const replaces = new Set([...changed].filter((key) => replacesOn(definition, key)));
  if (moved !== undefined) replaces.add(moved);
  const ids = idTemplate(definition.id);
  const [oldId, newId] = [ids.format(state) ?? id, ids.format(inputs)];
  return {
    changes: replaces.size > 0 || due !== undefined ? true : changed.size > 0 ? undefined : false,
    diffs: [...new Set([...changed, ...replaces, ...(due === undefined ? [] : [due.key])])],
    replaces: [...replaces],
    deleteBeforeReplace: newId !== undefined && !newId.includes(UNKNOWN) && newId === oldId && moved === undefined,
  };
}

function replacesOn<H extends Target>(definition: AnyDefinition<H>, key: string): boolean {
  if (definition.onlyOnDelete?.includes(key)) return false;
  return definition.update === undefined || (definition.replaceOn?.includes(key) ?? false);
}

/** True when `actual` holds everything `declared` says; keys left out of an object are not compared. */
function covers(actual: unknown, declared: unknown): boolean {
  if (hasUnknown(declared)) return false;
  if (Array.isArray(declared)) {
    return (
      Array.isArray(actual) &&
      actual.length === declared.length &&
      declared.every((item, index) => covers(actual[index], item))
    );
  }
  if (typeof declared === "object" && declared !== null) {
    const holder = (typeof actual === "object" && actual !== null ? actual : {}) as Properties;
    return Object.entries(declared).every(([key, value]) => value === undefined || covers(holder[key], value));
  }
  return actual === declared;
}

/** Lists without regard to order, maps with all their keys. */
function equalWhole(before: unknown, after: unknown): boolean {
  if (hasUnknown(after)) return false;
  const sorted = (whole: unknown) => (Array.isArray(whole) ? whole.map(String).sort() : (whole ?? {}));
  return isDeepStrictEqual(sorted(before), sorted(after));
}
