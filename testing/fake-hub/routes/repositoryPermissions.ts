import { z } from "zod";
import { fields } from "../body";
import { type Call, noContent, ok, Refusal, refuse, type Route } from "../http";
import { repository } from "../middleware/access";
import { page } from "../pages";
import { positive } from "../query";
import { type Group, type Permission, PERMISSIONS, type Repository } from "../store";

const permission = z.enum(PERMISSIONS, `must be one of ${PERMISSIONS.join(", ")}`);
const toAdd = z.object({ group_id: z.int("must be the number of a group"), permission });
const toChange = z.object({ permission });

const wire = ({ id, name }: Group, permission: Permission) => ({ group_id: id, group_name: name, permission });

const groupsOf = ({ store }: Call, { namespace }: Repository): Group[] => [
  ...(store.organizations.get(namespace)?.groups.values() ?? []),
];

function theGroup(call: Call, one: Repository, id: number | undefined): Group {
  const found = groupsOf(call, one).find((group) => group.id === id);
  if (found === undefined) throw new Refusal(refuse(404, "group not found"));
  return found;
}

/** The repository and a group that may do something with it, and what. */
function held(call: Call): { one: Repository; group: Group; has: Permission } {
  const one = repository(call, "admin");
  const group = theGroup(call, one, positive(call.params["group"]!));
  const has = one.permissions.get(group.id);
  if (has === undefined) throw new Refusal(refuse(404, "the group has no permission for this repository"));
  return { one, group, has };
}

const AT = "/v2/repositories/:namespace/:repository/groups";

/**
 * What groups may do with a repository, by their numbers. The contract describes the POST alone; the rest is as public
 * clients of the service send it. No action of the audit log is known for these changes: nothing is written there.
 */
export const repositoryPermissionRoutes: Route[] = [
  {
    method: "GET",
    path: AT,
    handle: (call) => {
      const one = repository(call, "admin");
      const groups = groupsOf(call, one).filter(({ id }) => one.permissions.has(id));
      return page(call, groups, { size: 10, show: (group) => wire(group, one.permissions.get(group.id)!) });
    },
  },
  {
    method: "POST",
    path: AT,
    handle: (call) => {
      const one = repository(call, "admin");
      const { group_id: id, permission } = fields(call, toAdd);
      const group = theGroup(call, one, id);
      if (one.permissions.has(id)) return refuse(400, "The fields group, repository must make a unique set.");
      one.permissions.set(id, permission);
      return ok(wire(group, permission));
    },
  },
  {
    method: "GET",
    path: `${AT}/:group`,
    handle: (call) => {
      const { group, has } = held(call);
      return ok(wire(group, has));
    },
  },
  {
    method: "PATCH",
    path: `${AT}/:group`,
    handle: (call) => {
      const { one, group } = held(call);
      const { permission } = fields(call, toChange);
      one.permissions.set(group.id, permission);
      return ok(wire(group, permission));
    },
  },
  {
    method: "DELETE",
    path: `${AT}/:group`,
    handle: (call) => {
      const { one, group } = held(call);
      one.permissions.delete(group.id);
      return noContent;
    },
  },
];
