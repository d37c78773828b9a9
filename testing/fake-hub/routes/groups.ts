import { z } from "zod";
import { fields, name as named, optional } from "../body";
import { type Call, created, noContent, ok, Refusal, refuse, type Route } from "../http";
import { actor, organization } from "../middleware/permission";
import { page } from "../pages";
import { type Group, type Organization, OWNERS } from "../store";

const wire = ({ id, uuid, name, description, members }: Group) => ({
  id,
  uuid,
  name,
  description,
  member_count: members.size,
});

const group = z.object({ name: optional(named), description: optional(z.string("must be text")) });
const membership = z.object({ member: optional(named) });

function theGroup(call: Call, org: Organization): Group {
  const found = org.groups.get(call.params["group"]!);
  if (found === undefined) throw new Refusal(refuse(404, "group not found"));
  return found;
}

/** A name a client may give a group; the service's message for capitals is as misleading as here. */
function checkedName(org: Organization, name: string | undefined, except?: Group): string {
  if (name === undefined || !/^[a-z0-9][a-z0-9_-]*$/.test(name)) throw new Refusal(refuse(400, "Enter a valid value"));
  const taken = org.groups.get(name);
  if (taken !== undefined && taken !== except) throw new Refusal(refuse(409, `group ${name} already exists`));
  return name;
}

function update(call: Call): Group {
  const org = organization(call, "scope-group-edit");
  const found = theGroup(call, org);
  const wanted = fields(call, group);
  const name = checkedName(org, wanted.name ?? found.name, found);
  if (found.name === OWNERS && name !== OWNERS) throw new Refusal(refuse(400, "the owners group cannot be renamed"));
  org.groups.delete(found.name);
  Object.assign(found, { name, description: wanted.description ?? found.description });
  org.groups.set(name, found);
  call.store.record(org, actor(call), "org.team.update", name);
  return found;
}

/** Groups of an organization. */
export const groupRoutes: Route[] = [
  {
    method: "GET",
    path: "/v2/orgs/:org/groups",
    handle: (call) => {
      const [username, search] = [call.query.get("username"), call.query.get("search") ?? ""];
      const groups = [...organization(call, "scope-group-read").groups.values()]
        .filter(
          ({ name, members }) => name.includes(search) && (username === null || members.has(username.toLowerCase())),
        )
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      return page(call, groups, { show: wire });
    },
  },
  {
    method: "POST",
    path: "/v2/orgs/:org/groups",
    handle: (call) => {
      const org = organization(call, "scope-group-edit");
      const wanted = fields(call, group);
      const name = checkedName(org, wanted.name);
      const made = call.store.addGroup(org, name, wanted.description ?? "");
      call.store.record(org, actor(call), "org.team.create", name);
      return created(wire(made));
    },
  },
  {
    method: "GET",
    path: "/v2/orgs/:org/groups/:group",
    handle: (call) => ok(wire(theGroup(call, organization(call, "scope-group-read")))),
  },
  { method: "PUT", path: "/v2/orgs/:org/groups/:group", handle: (call) => ok(wire(update(call))) },
  { method: "PATCH", path: "/v2/orgs/:org/groups/:group", handle: (call) => ok(wire(update(call))) },
  {
    method: "DELETE",
    path: "/v2/orgs/:org/groups/:group",
    handle: (call) => {
      const org = organization(call, "scope-group-edit");
      const found = theGroup(call, org);
      const { name } = found;
      if (name === OWNERS) return refuse(400, "the owners group cannot be deleted");
      call.store.removeGroup(org, found);
      call.store.record(org, actor(call), "org.team.delete", name);
      return noContent;
    },
  },
  {
    method: "GET",
    path: "/v2/orgs/:org/groups/:group/members",
    handle: (call) => {
      const { members } = theGroup(call, organization(call, "scope-group-read"));
      const search = call.query.get("search") ?? "";
      const rows = [...members].filter((username) => username.includes(search)).sort();
      return page(
        call,
        rows.map((username) => ({ username, type: "User", email: call.store.accounts.get(username)?.email ?? null })),
      );
    },
  },
  {
    method: "POST",
    path: "/v2/orgs/:org/groups/:group/members",
    handle: (call) => {
      const org = organization(call, "scope-group-edit");
      const { name, members } = theGroup(call, org);
      const username = (fields(call, membership).member ?? "").toLowerCase();
      if (!org.members.has(username)) return refuse(404, `${username} is not a member of the organization`);
      if (!members.has(username)) call.store.record(org, actor(call), "org.team.member.add", username, { team: name });
      members.add(username);
      if (name === OWNERS) call.store.setRole(org, username, "owner");
      return { status: 200 };
    },
  },
  {
    method: "DELETE",
    path: "/v2/orgs/:org/groups/:group/members/:username",
    handle: (call) => {
      const org = organization(call, "scope-group-edit");
      const { name, members } = theGroup(call, org);
      const username = call.params["username"]!;
      if (!members.has(username)) return refuse(404, `${username} is not in the group`);
      if (name === OWNERS && call.store.isLastOwner(org, username))
        return refuse(400, "the last owner cannot be removed");
      members.delete(username);
      if (name === OWNERS) call.store.setRole(org, username, "member");
      call.store.record(org, actor(call), "org.team.member.remove", username, { team: name });
      return noContent;
    },
  },
];
