import { isDeepStrictEqual } from "node:util";
import { UNKNOWN } from "../../run/things";

export type Properties = Readonly<Record<string, unknown>>;

/** Stands in a plan for a value that nobody may see, before and after alike. */
export const SECRET = "[secret]";

/** One resource of this package in a plan; most of them stay the same. */
export interface Change {
  op: "create" | "update" | "replace" | "delete" | "same";
  noun: string;
  name: string;
  /** Inputs before; empty where there was nothing. */
  before: Properties;
  /** Outputs before. */
  known: Properties;
  /** Inputs after; empty where nothing is left. */
  after: Properties;
}

/** What somebody has by one resource. */
export type Fact =
  | {
      has: "group";
      who: string;
      group: string;
      /** Whether the group ends: another one may have its name from then on. */
      ends?: boolean;
    }
  | {
      has: "role";
      who: string;
      role: string;
      onDelete: "remove" | "downgrade" | "retain";
      /** Whether it is an invitation with that role until somebody belongs. */
      invites: boolean;
      /** Whether the resource is new: they may have it already, which no plan knows. */
      isNew?: boolean;
    }
  | { has: "invitation"; who: string; role: string; group: string; pending: boolean }
  | {
      /** What a group may do with a repository: who it is, is the group. */
      has: "permission";
      who: string;
      group: string;
      /** With its organization. */
      repository: string;
      permission: string;
    };

/** Who a group is that is given a permission. */
export const openTo = (group: string): string => `the group ${group}`;

/** What a change of a noun does: to people, as what each resource gives them, or else in sentences. */
export type PlanTelling = Partial<Gives & Says> & (Gives | Says);

interface Gives {
  /** What a resource gives to whom, by inputs and outputs. */
  gives(inputs: Properties, outputs: Properties): Fact[];
  /** Whether a deletion changes nothing for anybody; by `onDestroy` alone when left out. */
  lets?(state: Properties): boolean;
  /** Docker IDs of people who are written by their address, as far as the state tells. */
  dockerIds?(before: Properties, known: Properties): (readonly [address: string, dockerId: string])[];
  /** Whom a resource leaves alone, by name or pattern. */
  leaves?(inputs: Properties): LeftAlone | undefined;
}

/** Who is left alone: in a group, on a repository, or in the organization where there is neither. */
export interface LeftAlone {
  ignore: readonly string[];
  group?: string;
  repository?: string;
}

interface Says {
  /**
   * What the changes of this noun do, in sentences without a capital and a stop.
   *
   * @param changes those of this noun alone
   * @param used names of groups in which somebody is declared afterwards
   */
  says(changes: readonly Change[], used: ReadonlySet<string>): string[];
  /** What groups are called after a plan, by their name before; undefined for one that ends. */
  groupsAfter?(changes: readonly Change[]): ReadonlyMap<string, string | undefined>;
}

/** A name in a plan, as Docker Hub writes it. */
export const text = (value: unknown): string =>
  typeof value !== "string" ? "" : value === UNKNOWN ? "(not known yet)" : value.toLowerCase();

/** The names of a list, or of a map by name. */
export const namesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string").map((one) => one.toLowerCase());
  return typeof value === "object" && value !== null ? Object.keys(value).map((one) => one.toLowerCase()) : [];
};

/** What each name of a map has; people of a list are plain members. */
export const rolesIn = (value: unknown): [name: string, role: string][] => {
  if (Array.isArray(value)) return namesIn(value).map((name) => [name, "member"]);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([name, role]) => [name.toLowerCase(), text(role)]);
};

/**
 * The changes of a noun, by what they are about: a resource that goes and one that comes in its place, under another name
 * or by another provider, are one change of it.
 *
 * @param thing names what inputs are about
 */
export function byThing(changes: readonly Change[], thing: (inputs: Properties) => unknown): Change[] {
  const keyOf = (inputs: Properties) => JSON.stringify(thing(inputs));
  const coming = new Map(changes.filter(({ op }) => op === "create").map((one) => [keyOf(one.after), one]));
  const going = new Map(changes.filter(({ op }) => op === "delete").map((one) => [keyOf(one.before), one]));
  return changes.flatMap((one): Change[] => {
    const other = one.op === "create" ? going.get(keyOf(one.after)) : coming.get(keyOf(one.before));
    if (other === undefined || (one.op !== "create" && one.op !== "delete")) return [one];
    if (one.op === "delete") return [];
    const { before, known } = other;
    return [{ ...one, op: isDeepStrictEqual(before, one.after) ? "same" : "update", before, known }];
  });
}

/**
 * A sentence for each change that is one, by what it does; for a noun of which each resource stands for itself. What is
 * retained stays.
 */
export const eachSays =
  (what: (change: Change) => string, verbs: Readonly<Record<Exclude<Change["op"], "same">, string>>) =>
  (changes: readonly Change[]): string[] =>
    changes
      .filter(({ op, before }) => !(op === "delete" && before["onDestroy"] === "retain"))
      .flatMap((change) => (change.op === "same" ? [] : [`${what(change)} ${verbs[change.op]}`]));
