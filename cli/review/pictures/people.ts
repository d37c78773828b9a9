import { emptyGroups, inNoGroup, many, type ReviewReport } from "../report";
import { counted, largest, type Picture, some } from "./picture";

/** Who takes a seat: pending invitations do so as well. */
export function seats({ people, invites }: ReviewReport): Picture {
  const stale = invites.filter((one) => one.stale).length;
  const pending = invites.length - stale;
  const inUse = many(people.length + invites.length, "seat");
  return {
    title: "Seats in use",
    said: `${inUse}, ${some(invites.length, people.length + invites.length)} of them held by invitations.`,
    kind: "share",
    heads: ["Taken by", "Seats"],
    tallies: [
      { name: "People", count: people.length },
      { name: "Pending invitations", count: pending, tone: "second" },
      { name: "Stale invitations", count: stale, tone: "warn" },
    ],
  };
}

export function roles({ people }: ReviewReport): Picture {
  const guests = people.filter(({ guest }) => guest).length;
  return {
    title: "People by role",
    said: `${many(people.length, "person", "people")}, ${some(guests, people.length)} of them guests.`,
    kind: "bars",
    heads: ["Role", "People"],
    tallies: counted(people.map(({ role }) => role)),
  };
}

/** More groups than these are too many to read. */
const MOST_GROUPS = 12;

export function groups(report: ReviewReport): Picture {
  const { groups: all } = report;
  const { shown, left } = largest(
    all.map(({ name, people }) => ({ name, count: people })),
    MOST_GROUPS,
  );
  const alone = inNoGroup(report).length;
  const empty = emptyGroups(report).length;
  const sizes = [...new Set([left.at(-1)?.count, left[0]?.count])];
  return {
    title: "People by group",
    said: `${many(all.length, "group")}, ${some(empty, all.length)} of them with nobody.`,
    kind: "bars",
    heads: ["Group", "People"],
    tallies: [...shown, ...(alone > 0 ? [{ name: "In no group", count: alone, tone: "warn" as const }] : [])],
    ...(left.length > 0 && {
      rest: `${many(left.length, "more group")} with ${sizes.join(" to ")} ${left[0]!.count === 1 ? "person" : "people"} each.`,
    }),
  };
}
