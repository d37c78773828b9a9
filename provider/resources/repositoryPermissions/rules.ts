import { mayGo } from "../../../run/budget";
import type { Run } from "../../../run/run";
import type { Rails } from "../../hub/rails";
import { contradiction, leavers, named, without } from "../shared/people";
import { counted, COUNTS, ownersFault } from "../shared/permissions";
import { ledger, tooMany, verdict } from "../shared/rails";
import { numberOf } from "../shared/theGroup";
import type { Wanted } from "./roster";

/** What cannot stay of declared permissions: groups that have all of them, a contradiction, or that too many would go. */
export async function permissionFaults(
  { org, repository, permissions, ignore }: Wanted,
  olds: Partial<Wanted>,
  rails: Rails,
  run: Run,
): Promise<{ permissions?: string }> {
  const owners = Object.keys(permissions).find((name) => ownersFault(name) !== undefined);
  if (owners !== undefined) return { permissions: `${owners}: ${ownersFault(owners)}` };
  const same = (olds.org ?? org) === org && (olds.repository ?? repository) === repository;
  const numbers = await Promise.all(Object.keys(permissions).map((name) => numberOf(run, org, name)));
  const isKept = async (name: string) => {
    const had = (await run.holders(`group/${org}/${name}`)).map(({ properties }) => properties["groupId"]);
    // A group that is renamed has its permission under another name.
    if (had.some((number) => numbers.includes(number as number))) return true;
    return run.mayDeclare(`permission/${org}/${repository}/${name}`);
  };
  const leaving = same ? await without(leavers(permissions, olds.permissions, ignore), isKept) : [];
  const broken = await removal(org, repository, leaving, olds.permissions ?? {}, permissions, rails, run);
  const reason = contradiction(permissions, ignore) ?? verdict(rails, { maxRemoval: broken });
  return reason === undefined ? {} : { permissions: reason };
}

/** A repository would be closed to every group, or too many permissions would go: from the set, or in the whole run. */
async function removal(
  org: string,
  repository: string,
  leaving: readonly string[],
  before: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
  rails: Rails,
  run: Run,
): Promise<string | undefined> {
  const had = Object.keys(before);
  run.budget.know(
    ledger(org, COUNTS),
    had.map((name) => counted(repository, name)),
  );
  if (leaving.length === 0) return undefined;
  if (Object.keys(wanted).length === 0)
    return `it would take every permission on ${repository} away (${named(leaving)}).`;
  if (leaving.length > mayGo(had.length, rails.maxRemoval))
    return `it would take away ${leaving.length} of ${had.length} permissions on ${repository} (${named(leaving)}).`;
  const lost = leaving.map((name) => counted(repository, name));
  return tooMany(org, lost, rails, run, COUNTS);
}
