import { listGroups } from "../../hub/groups";
import { listRepositories } from "../../hub/repositories";
import { listPermissions } from "../../hub/repositoryPermissions";
import type { Look } from "../../telling/look";
import { byName, isCoupled } from "./listing";

/** A repository, and what each group may do with it that a program may declare. */
export interface Opened {
  name: string;
  permissions: { group: string; groupId: number; permission: string }[];
}

/** All repositories with the permissions on them, by name: a request for each. */
export async function repositoriesIn({ hub, org, declares }: Look): Promise<Opened[]> {
  const [repositories, groups] = await Promise.all([listRepositories(hub, org), listGroups(hub, org)]);
  const asked = [...repositories.keys()].filter((name) => declares?.(`repository/${org}/${name}`) ?? true);
  const opened = asked.map(async (name): Promise<Opened> => {
    const given = [...((await listPermissions(hub, org, name)) ?? new Map<number, never>()).values()];
    const permissions = given.flatMap(({ groupId, permission }) => {
      const group = groups.get(groupId)?.name;
      return group === undefined || isCoupled(group) ? [] : [{ group, groupId, permission }];
    });
    return { name, permissions: permissions.sort((a, b) => byName(a.group, b.group)) };
  });
  return (await Promise.all(opened)).sort((a, b) => byName(a.name, b.name));
}
