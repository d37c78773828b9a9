import { mayGo } from "../../../run/budget";
import type { Run } from "../../../run/run";
import type { Rails } from "../../hub/rails";
import { contradiction, leavers, named, without } from "../shared/people";
import { counted, COUNTS, lowers, ownersFault } from "../shared/permissions";
import { ledger, tooMany, verdict } from "../shared/rails";
import { isAnother, numberOf } from "../shared/theGroup";
import type { Kept, Wanted } from "./roster";

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
  const lowered = same
    ? Object.keys(permissions).filter((name) => lowers(olds.permissions?.[name], permissions[name]!))
    : [];
  const losing = { leaving, lowered };
  const broken = await removal(org, repository, losing, olds.permissions ?? {}, permissions, rails, run);
  const reason = contradiction(permissions, ignore) ?? verdict(rails, { maxRemoval: broken });
  return reason === undefined ? {} : { permissions: reason };
}

/** A repository would be closed to every group, or too many permissions would go: from the set, or in the whole run. */
async function removal(
  org: string,
  repository: string,
  { leaving, lowered }: { leaving: readonly string[]; lowered: readonly string[] },
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
  const losing = [...leaving, ...lowered];
  if (losing.length === 0) return undefined;
  if (Object.keys(wanted).length === 0)
    return `it would take every permission on ${repository} away (${named(leaving)}).`;
  if (losing.length > mayGo(had.length, rails.maxRemoval)) {
    const does = lowered.length === 0 ? "take away" : "take away or lower";
    return `it would ${does} ${losing.length} of ${had.length} permissions on ${repository} (${named(losing)}).`;
  }
  const lost = losing.map((name) => counted(repository, name));
  return tooMany(org, lost, rails, run, COUNTS);
}

/** Whether a name that is as before stands for another group than the one that has its permission. */
export async function namesAnother(
  run: Run,
  { org, groupIds = {} }: Partial<Wanted & Kept>,
  { permissions = {} }: Partial<Wanted>,
): Promise<boolean> {
  const names = Object.entries(groupIds).filter(([name]) => Object.hasOwn(permissions, name));
  return (await without(names, async ([name, groupId]) => !(await isAnother(run, org!, name, groupId)))).length > 0;
}
