import { openTo, rolesIn, text } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Listed } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { settled } from "../shared/listing";
import { repositoriesIn } from "../shared/permissionList";

export const repositoryPermissionsTold: Telling = {
  areas: ["repository permissions", "groups", "repositories"],
  log: {
    came: [],
    went: [deed("repo.delete", ["{repository}", "{org}/{repository}"])],
    changed: [],
    // No action is known for permissions themselves.
    entries: { came: [], went: [deed("team.delete", "{entry}")], changed: [deed("team.update", "{called}")] },
  },
  list: async (look) => {
    if (look.style !== "sets") return [];
    const some = (await repositoriesIn(look)).filter(({ permissions }) => permissions.length > 0);
    return some.map(({ name, permissions }): Listed => {
      const { declared, ignoring, written } = settled(permissions, ({ group }) => group, look.ignore);
      return {
        name,
        args: {
          repository: name,
          permissions: Object.fromEntries(declared.map(({ group, permission }) => [group, permission])),
          ...ignoring,
        },
        identity: { groupIds: Object.fromEntries(declared.map(({ group, groupId }) => [group, groupId])) },
        written: { repository: { from: "resource", noun: "Repository", name, output: "name" }, ...written },
      };
    });
  },
  knownBy: { permissions: "groupIds" },
  covers: ["permission/{org}/{repository}"],
  within: "repository/{org}/{repository}",
  plan: {
    gives: ({ org, repository, permissions }) =>
      rolesIn(permissions).map(([group, permission]) => ({
        has: "permission",
        who: openTo(group),
        group,
        repository: `${text(org)}/${text(repository)}`,
        permission,
      })),
    leaves: ({ org, repository, ignore }) =>
      Array.isArray(ignore) ? { ignore, repository: `${text(org)}/${text(repository)}` } : undefined,
  },
  // The single permissions have one of all of them.
  review: null,
};
