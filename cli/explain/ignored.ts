import type { Change } from "../../provider/telling/change";
import { factsOf, planOf } from "./facts";

const patterns = (ignore: readonly string[] | undefined): string[] =>
  (ignore ?? []).filter((one) => typeof one === "string").map((one) => one.toLowerCase());

/** What becomes of whoever a set leaves alone no longer. Who that is the plan does not tell. */
export function ofIgnored(changes: readonly Change[]): string[] {
  const { after } = factsOf(changes);
  return changes
    .filter(({ op }) => op === "update")
    .flatMap((change) => {
      const leaves = planOf(change.noun)?.leaves;
      const was = leaves?.(change.before);
      if (leaves === undefined || was === undefined) return [];
      const { ignore } = leaves(change.after) ?? {};
      const { group, repository } = leaves({ ...change.after, ignore: [] }) ?? {};
      const isDeclared = (name: string) =>
        after.some((fact) => {
          if (repository !== undefined)
            return fact.has === "permission" && fact.group === name && fact.repository === repository;
          return fact.who === name && (group === undefined || (fact.has === "group" && fact.group === group));
        });
      const now = patterns(ignore);
      return patterns(was.ignore)
        .filter((name) => !now.includes(name) && !isDeclared(name))
        .map((name) => told(name, { group, repository }));
    });
}

function told(name: string, { group, repository }: { [K in "group" | "repository"]: string | undefined }): string {
  if (repository !== undefined)
    return `a group that is called ${name} and may do something with ${repository} loses it, unless it is declared elsewhere: it is ignored no longer`;
  if (group !== undefined)
    return `whoever is called ${name} and is in the group ${group} loses it, unless it is declared elsewhere: they are ignored no longer`;
  return `whoever is called ${name} and belongs to the organization is removed, unless they are declared elsewhere: they are ignored no longer`;
}
