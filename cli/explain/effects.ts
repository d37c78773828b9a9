import type { Change } from "./plan";

/** What a plan does to somebody, or to something that is nobody's. */
export interface Effect {
  /** Docker ID or address; undefined for what concerns the organization. */
  who?: string;
  /** `gains` and `loses` are told of people, the rest as it is. */
  how: "gains" | "loses" | "is" | "other";
  what: string;
}

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const text = (value: unknown) => (typeof value !== "string" ? "" : value === UNKNOWN ? "(not known yet)" : value);
const map = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const groupOf = (inputs: Record<string, unknown>) => `the group ${text(inputs["group"])}`;

/** What a change of one resource does. */
export function effectsOf(change: Change): Effect[] {
  const { op, noun, before, known, after } = change;
  const [old, now] = [op === "create" ? undefined : before, op === "delete" ? undefined : after];
  switch (noun) {
    case "Group":
      return group(old, now);
    case "GroupMembership":
      return membership(old, now);
    case "GroupMembers":
      return moves(
        map(old?.["members"]),
        map(now?.["members"]),
        groupOf(now ?? old!),
        old?.["onDestroy"] !== "retain" || now !== undefined,
      );
    case "OrgMember":
      return role(
        text(old?.["username"]),
        text(old?.["role"]),
        text(now?.["username"]),
        text(now?.["role"]),
        text(old?.["onDestroy"]),
      );
    case "OrgMembers":
      return roster(map(old?.["members"]), map(now?.["members"]), now === undefined && old?.["onDestroy"] !== "remove");
    case "Invite":
      return invite(old, now, text(known["status"]));
    case "PersonalAccessToken":
      return [token(op, text((now ?? old)?.["label"]) || change.name)];
    default:
      return [{ how: "other", what: "the settings of the organization change" }];
  }
}

type Inputs = Record<string, unknown> | undefined;

function group(old: Inputs, now: Inputs): Effect[] {
  const [before, after] = [text(old?.["name"]), text(now?.["name"])];
  if (old === undefined) return [{ how: "other", what: `the group ${after} is made` }];
  if (now === undefined)
    return [{ how: "other", what: `the group ${before} is deleted, and everybody in it loses what it gave` }];
  if (before !== after)
    return [{ how: "other", what: `the group ${before} is renamed to ${after}, and keeps its people` }];
  return [{ how: "other", what: `the group ${after} is described anew` }];
}

function membership(old: Inputs, now: Inputs): Effect[] {
  return [
    ...(old === undefined ? [] : [{ who: text(old["username"]), how: "loses" as const, what: groupOf(old) }]),
    ...(now === undefined ? [] : [{ who: text(now["username"]), how: "gains" as const, what: groupOf(now) }]),
  ];
}

function moves(old: Record<string, unknown>, now: Record<string, unknown>, where: string, leaves: boolean): Effect[] {
  return [
    ...Object.keys(now)
      .filter((who) => !(who in old))
      .map((who): Effect => ({ who, how: "gains", what: where })),
    ...(leaves ? Object.keys(old).filter((who) => !(who in now)) : []).map((who): Effect => ({
      who,
      how: "loses",
      what: where,
    })),
  ];
}

const RANK = ["member", "editor", "owner"];

function ranked(who: string, before: string, after: string): Effect {
  const how = RANK.indexOf(after) > RANK.indexOf(before) ? "gains" : "loses";
  const what = how === "gains" ? `the role ${after}` : `the role ${before} (${after} from then on)`;
  return { who, how, what };
}

function role(old: string, before: string, now: string, after: string, onDestroy: string): Effect[] {
  if (old === now) return before === after ? [] : [ranked(now, before, after)];
  const gone: Record<string, Effect[]> = {
    retain: [],
    downgrade:
      before === "member" ? [] : [{ who: old, how: "loses", what: `the role ${before} (member from then on)` }],
  };
  return [
    ...(old === "" ? [] : (gone[onDestroy] ?? [{ who: old, how: "loses", what: "the organization" }])),
    ...(now === "" ? [] : [{ who: now, how: "is" as const, what: `given the role ${after}` }]),
  ];
}

function roster(old: Record<string, unknown>, now: Record<string, unknown>, retained: boolean): Effect[] {
  if (retained) return [];
  return [
    ...Object.entries(now).flatMap(([who, after]): Effect[] => {
      if (!(who in old)) return [{ who, how: "is", what: `invited as ${text(after)}` }];
      return old[who] === after ? [] : [ranked(who, text(old[who]), text(after))];
    }),
    ...Object.keys(old)
      .filter((who) => !(who in now))
      .map((who): Effect => ({ who, how: "loses", what: "the organization" })),
  ];
}

function invite(old: Inputs, now: Inputs, status: string): Effect[] {
  const where = text(now?.["group"]) === "" ? "" : `, into ${groupOf(now!)}`;
  return [
    ...(old === undefined || status === "accepted"
      ? []
      : [{ who: text(old["invitee"]), how: "loses" as const, what: "the invitation" }]),
    ...(now === undefined
      ? []
      : [
          {
            who: text(now["invitee"]),
            how: "is" as const,
            what: `invited as ${text(now["role"]) || "member"}${where}`,
          },
        ]),
  ];
}

function token(op: Change["op"], label: string): Effect {
  const said = {
    create: "is made",
    update: "is changed",
    replace: "is replaced, and the old one ends",
    delete: "ends",
  };
  return { how: "other", what: `the access token ${label} ${said[op]}` };
}
