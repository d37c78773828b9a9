import { type Change } from "../pulumi/plan";
import { factsOf, text } from "./facts";

const patterns = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string").map((one) => one.toLowerCase()) : [];

/** What becomes of whoever a set leaves alone no longer. Who that is the plan does not tell. */
export function ofIgnored(changes: readonly Change[]): string[] {
  const { after } = factsOf(changes);
  return changes
    .filter(({ op, noun }) => op === "update" && (noun === "GroupMembers" || noun === "OrgMembers"))
    .flatMap((change) => {
      const group = change.noun === "GroupMembers" ? text(change.after["group"]) : undefined;
      const isDeclared = (name: string) =>
        after.some(
          (fact) => fact.who === name && (group === undefined || (fact.has === "group" && fact.group === group)),
        );
      const now = patterns(change.after["ignore"]);
      return patterns(change.before["ignore"])
        .filter((name) => !now.includes(name) && !isDeclared(name))
        .map((name) => told(name, group));
    });
}

const told = (name: string, group: string | undefined) =>
  group === undefined
    ? `whoever is called ${name} and belongs to the organization is removed, unless they are declared elsewhere: they are ignored no longer`
    : `whoever is called ${name} and is in the group ${group} loses it, unless it is declared elsewhere: they are ignored no longer`;
