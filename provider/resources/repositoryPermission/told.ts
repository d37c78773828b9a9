import { NotFoundError } from "../../hub/errors";
import { listGroups } from "../../hub/groups";
import type { Listed } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { openTo, text } from "../../telling/change";
import { deed } from "../../telling/log";
import { byName } from "../shared/listing";
import { repositoriesIn } from "../shared/permissionList";
import { permission } from "../shared/permissions";

export const repositoryPermissionTold: Telling = {
  areas: ["repository permissions", "groups", "repositories"],
  log: {
    // No action is known for permissions themselves.
    came: [],
    went: [deed("team.delete", "{group}"), deed("repo.delete", ["{repository}", "{org}/{repository}"])],
    changed: [],
  },
  list: async (look) => {
    if (look.style === "sets") return [];
    const all = await repositoriesIn(look);
    return all.flatMap(({ name, permissions }) =>
      permissions.map(({ group, groupId, permission: given }): Listed => ({
        name: `${name}/${group}`,
        args: { repository: name, group, permission: given },
        identity: { groupId },
        written: {
          repository: { from: "resource", noun: "Repository", name, output: "name" },
          group: { from: "resource", noun: "Group", name: group, output: "name" },
        },
        ...((permission.options as readonly string[]).includes(given)
          ? {}
          : { cannot: `The permission ${given} of ${group} on ${name} is left out: no program can declare it.` }),
      })),
    );
  },
  within: "repository/{org}/{repository}",
  plan: {
    gives: ({ org, repository, group, permission: given }) => [
      {
        has: "permission",
        who: openTo(text(group)),
        group: text(group),
        repository: `${text(org)}/${text(repository)}`,
        permission: text(given),
      },
    ],
  },
  terraform: {
    type: "docker_hub_repository_team_permission",
    attributes: {
      repo_id: {
        is: "repository",
        as: (value) => String(value).split("/").at(-1),
        refers: { noun: "Repository", output: "name" },
      },
      team_id: { is: "group", refers: { noun: "Group", output: "name" } },
      permission: "permission",
    },
    // Terraform has the number of the group, and a program its name.
    more: async ({ team_id: number }, { hub, org }) => {
      const group = (await listGroups(hub, org)).get(Number(number));
      if (group !== undefined) return { group: group.name };
      throw new NotFoundError(
        `${org} has no group of the number ${String(number)}, as team_id says. Declare the permission by hand where it is ` +
          "meant for another group.",
      );
    },
  },
  review: {
    title: "Permissions on repositories",
    none: "No group has a permission.",
    columns: ["Repository", "Group", "Permission", "Declared by"],
    pictures: [{ title: "What groups may do with repositories", column: "Permission", by: "value" }],
    rows: async (look, by) =>
      (await repositoriesIn(look)).flatMap(({ name, permissions }) =>
        [...permissions]
          .sort((a, b) => byName(a.group, b.group))
          .map(({ group, groupId, permission: given }) => [
            name,
            group,
            given,
            by(`permission/${look.org}/${name}/#${groupId}`),
          ]),
      ),
  },
};
