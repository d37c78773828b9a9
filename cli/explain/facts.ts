import type { Change } from "../pulumi/plan";
import { ignored } from "../../run/patterns";

type Inputs = Readonly<Record<string, unknown>>;

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
    }
  | { has: "invitation"; who: string; role: string; group: string; pending: boolean };

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const text = (value: unknown): string =>
  typeof value !== "string" ? "" : value === UNKNOWN ? "(not known yet)" : value.toLowerCase();

const namesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string").map((one) => one.toLowerCase());
  return typeof value === "object" && value !== null ? Object.keys(value).map((one) => one.toLowerCase()) : [];
};

const rolesIn = (value: unknown): [name: string, role: string][] => {
  if (Array.isArray(value)) return namesIn(value).map((name) => [name, "member"]);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([name, role]) => [name.toLowerCase(), text(role)]);
};

/** What each noun gives to whom, by inputs and outputs. */
const FACTS: Readonly<Record<string, (inputs: Inputs, outputs: Inputs) => Fact[]>> = {
  GroupMembership: ({ group, username }) => [{ has: "group", who: text(username), group: text(group) }],
  GroupMembers: ({ group, members }) =>
    namesIn(members).map((who): Fact => ({ has: "group", who, group: text(group) })),
  OrgMember: ({ username, role, onDestroy }) => {
    const onDelete = onDestroy === "retain" || onDestroy === "downgrade" ? onDestroy : "remove";
    return [{ has: "role", who: text(username), role: text(role), onDelete, invites: false }];
  },
  OrgMembers: ({ members }, { invites = {} }) =>
    rolesIn(members).map(([who, role]): Fact =>
      namesIn(invites).includes(who)
        ? { has: "invitation", who, role, group: "", pending: true }
        : { has: "role", who, role, onDelete: "remove", invites: true },
    ),
  Invite: ({ invitee, role, group }, { status }) => [
    {
      has: "invitation",
      who: text(invitee),
      role: text(role) || "member",
      group: text(group),
      pending: status !== "accepted",
    },
  ],
};

/** Resources of which a deletion changes nothing for anybody: those that say so, and rosters unless they say otherwise. */
const lets = ({ noun, before, known }: Change): boolean => {
  const onDestroy = before["onDestroy"] ?? known["onDestroy"];
  return onDestroy === "retain" || (noun === "OrgMembers" && onDestroy !== "remove");
};

/** Docker IDs of people who are written by their address, as far as the state tells. */
function dockerIds(changes: readonly Change[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ noun, before, known }) => [
      ...(noun === "OrgMembers" ? rolesIn(known["usernames"]) : []),
      ...(noun === "Invite" && text(known["username"]) !== ""
        ? [[text(before["invitee"]), text(known["username"])] as const]
        : []),
    ]),
  );
}

/** Whether a resource gets a group of its own, because the one it has stays with another resource that has it too. */
export const isMadeAnew = (change: Change, changes: readonly Change[]): boolean =>
  change.known["groupId"] !== undefined &&
  text(change.after["name"]) !== text(change.before["name"]) &&
  changes.some(
    (other) =>
      other !== change &&
      other.noun === "Group" &&
      other.known["groupId"] === change.known["groupId"] &&
      text(other.after["name"]) === text(change.before["name"]),
  );

/** What a group is called after the plan, by its name before; undefined for one that ends. */
export function groupsAfter(changes: readonly Change[]): ReadonlyMap<string, string | undefined> {
  const groups = changes.filter((change) => change.noun === "Group" && !isMadeAnew(change, changes));
  const isNew = ({ op, before, after }: Change) => op === "create" || text(before["name"]) === text(after["name"]);
  const declared = new Set(
    groups.filter((one) => one.op !== "delete" && isNew(one)).map(({ after }) => text(after["name"])),
  );
  return new Map(
    groups
      .filter(({ op }) => op !== "create")
      .map(({ op, before, after }) => {
        const name = text(before["name"]);
        // Another resource takes over a group that it declares by the same name, and not one that has a group already.
        return [name, op === "delete" ? (declared.has(name) ? name : undefined) : text(after["name"])];
      }),
  );
}

/** What everybody has before a plan and after it, people by their Docker ID and groups as they are called afterwards. */
export function factsOf(changes: readonly Change[]): { before: Fact[]; after: Fact[] } {
  const ids = dockerIds(changes);
  const renamed = groupsAfter(changes);
  const known = (fact: Fact): Fact => ({ ...fact, who: ids.get(fact.who) ?? fact.who });
  const after = changes.flatMap(({ op, noun, after, known: outputs }) =>
    op === "delete" ? [] : (FACTS[noun]?.(after, outputs) ?? []).map(known),
  );
  const taken = new Set(renamed.values());
  // A group that somebody is still declared in is kept, unless another one has its name by then.
  const isKept = (group: string) =>
    !taken.has(group) && after.some((fact) => fact.has === "group" && fact.group === group);
  const asAfter = (group: string) => {
    const name = renamed.get(group);
    return name === undefined ? { group, ends: renamed.has(group) && !isKept(group) } : { group: name };
  };
  const left = ignoredAfter(changes, ids);
  const before = changes.flatMap((change) => {
    if (change.op === "create" || (change.op === "delete" && lets(change))) return [];
    const facts = FACTS[change.noun]?.(change.before, change.known) ?? [];
    return facts.map((fact) => known(fact.has === "group" ? { ...fact, ...asAfter(fact.group) } : fact));
  });
  const places = new Set(after.map(placeOf));
  return { before: before.filter((fact) => places.has(placeOf(fact)) || !left(fact)), after };
}

/** Somebody in a group, or in the organization. */
const placeOf = (fact: Fact) => (fact.has === "group" ? `${fact.who} ${fact.group}` : fact.who);

/** Whether a set leaves somebody alone after a plan in what they had: it stays theirs, and nobody looks after it. */
function ignoredAfter(changes: readonly Change[], ids: ReadonlyMap<string, string>): (fact: Fact) => boolean {
  const sets = changes.filter(({ op, after }) => op !== "delete" && Array.isArray(after["ignore"]));
  const spellings = (who: string) => [who, ...[...ids].flatMap(([address, id]) => (id === who ? [address] : []))];
  return (fact) =>
    sets.some(({ noun, after }) => {
      const isHere =
        fact.has === "group" ? noun === "GroupMembers" && text(after["group"]) === fact.group : noun === "OrgMembers";
      return isHere && spellings(fact.who).some((name) => ignored(after["ignore"] as string[], name));
    });
}
