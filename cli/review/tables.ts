import { day, emptyGroups, inNoGroup, many, type Part, type ReviewReport } from "./report";

/** A part of the review as rows of text, for every format. */
export interface Section {
  title: string;
  /** Said in place of the rows when there are none. */
  none: string;
  columns: string[];
  rows: string[][];
}

const yes = (is: boolean, word = "yes") => (is ? word : "");

/** The review as tables, in the order in which one reads it. */
export function sections(report: ReviewReport): Section[] {
  const { people, groups, invites, tokens, settings, changes, tables } = report;
  const none = (part: Part, otherwise: string) => (report.unseen.includes(part) ? "Not seen, see above." : otherwise);
  const all: (Section | undefined)[] = [
    {
      title: "People",
      none: none("members", "Nobody."),
      columns: ["Docker ID", "Name", "Address", "Role", "Guest", "Groups", "Since", "Declared by"],
      rows: people.map((one) => [
        one.username,
        one.fullName,
        one.email,
        one.role,
        yes(one.guest, "guest"),
        one.groups.map(({ name, since }) => (since === null ? name : `${name} (since ${day(since)})`)).join(", "),
        day(one.since),
        one.declaredBy.join(", "),
      ]),
    },
    {
      title: "Pending invitations",
      none: none("invites", "None."),
      columns: ["Invited", "Group", "Since", "Stale", "Declared by"],
      rows: invites.map((one) => [
        one.invitee,
        one.group,
        day(one.since),
        yes(one.stale, "stale"),
        one.declaredBy.join(", "),
      ]),
    },
    {
      title: "Access tokens of the account that signed in",
      none: none("tokens", "None."),
      columns: ["Label", "Scopes", "State", "Made", "Last used", "Ends", "Declared by"],
      rows: tokens.map((one) => [
        one.label,
        one.scopes.join(", "),
        one.expired ? "expired" : one.active ? "active" : "switched off",
        day(one.since),
        day(one.lastUsedAt) || "never, or not told",
        day(one.expiresAt) || "never",
        one.declaredBy.join(", "),
      ]),
    },
    {
      title: "Groups",
      none: none("groups", "None."),
      columns: ["Group", "Description", "People", "Declared by"],
      rows: groups.map((one) => [one.name, one.description, String(one.people), one.declaredBy.join(", ")]),
    },
    {
      title: "People in no group",
      none: none("members", "Everybody is in a group."),
      columns: ["Docker ID", "Role"],
      rows: inNoGroup(report).map((one) => [one.username, one.role]),
    },
    {
      title: "Groups with nobody",
      none: none("groups", "Every group has somebody."),
      columns: ["Group"],
      rows: emptyGroups(report).map((one) => [one.name]),
    },
    ...tables,
    {
      title: "Settings",
      none: none("settings", "None."),
      columns: ["Image access", "Value"],
      rows: Object.entries(settings ?? {}).map(([key, value]) => [key, String(value)]),
    },
    changes === null && !report.unseen.includes("changes")
      ? undefined
      : {
          title: `Changes since ${day(report.since)}`,
          none: none("changes", "None."),
          columns: ["When", "Who", "What", "To"],
          rows: (changes ?? []).map((one) => [one.at.slice(0, 16).replace("T", " "), one.actor, one.action, one.name]),
        },
  ];
  return all.filter((section) => section !== undefined).map(withoutEmptyColumns);
}

/** A column that says nothing of anybody only takes room. */
function withoutEmptyColumns(section: Section): Section {
  const { columns, rows } = section;
  const said = columns.map((_, column) => rows.length === 0 || rows.some((row) => row[column] !== ""));
  const kept = (cells: string[]) => cells.filter((_, column) => said[column]);
  return { ...section, columns: kept(columns), rows: rows.map(kept) };
}

/** The review in a sentence. */
export function summary({ people, invites, tokens, groups, unseen }: ReviewReport): string {
  const owners = people.filter(({ role }) => role === "owner").length;
  const guests = people.filter(({ guest }) => guest).length;
  const stale = invites.filter((one) => one.stale).length;
  const parts: [Part, string][] = [
    [
      "members",
      `${many(people.length, "person", "people")}, among them ${many(owners, "owner")} and ${many(guests, "guest")}`,
    ],
    ["groups", many(groups.length, "group")],
    ["invites", `${many(invites.length, "pending invitation")}, ${stale} of them stale`],
    ["tokens", many(tokens.length, "access token")],
  ];
  const seen = parts.filter(([part]) => !unseen.includes(part)).map(([, said]) => said);
  return `${seen.join("; ")}.`;
}
