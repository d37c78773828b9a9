import { z } from "zod";
import { fields, name, optional } from "../body";
import { type Call, noContent, ok, refuse, type Route } from "../http";
import { actor, organization } from "../middleware/permission";
import { page } from "../pages";
import { oneOf } from "../query";
import { idOf, type Organization, type Role, type Store } from "../store";

const ROLES = ["owner", "editor", "member"] as const;
const change = z.object({ role: optional(name) });
const INVITEE = "Invitee";
const capitalised = (role: string) => role.charAt(0).toUpperCase() + role.slice(1);

interface Row {
  id: string;
  username: string;
  full_name: string;
  email: string | null;
  type: "User";
  role: string;
  groups: string[] | null;
  is_guest: boolean;
  date_joined: string;
}

/** Somebody in the list, or an invitation; `groups` and the rest of the row are made for the page that shows it. */
interface Listed {
  username: string;
  email: string | null;
  role: string;
  joined: string;
}

function members(store: Store, org: Organization): Listed[] {
  return [...org.members].map(([username, role]) => {
    const { email = null, joinedAt: joined = "" } = store.accounts.get(username) ?? {};
    return { username, email, role: capitalised(role), joined };
  });
}

function invitees(org: Organization): Listed[] {
  return [...org.invites.values()].map(({ invitee, createdAt: joined }) => {
    const address = invitee.includes("@");
    return { username: address ? "" : invitee, email: address ? invitee : null, role: INVITEE, joined };
  });
}

function rowOf(store: Store, org: Organization, { username, email, role, joined }: Listed): Row {
  const within = [...org.groups.values()].filter((group) => role !== INVITEE && group.members.has(username));
  return {
    id: username === "" ? idOf("address", email ?? "") : idOf("account", username),
    username,
    full_name: role === INVITEE ? "" : (store.accounts.get(username)?.fullName ?? username),
    email,
    type: "User",
    role,
    groups: within.length === 0 ? null : within.map(({ name }) => name),
    is_guest: org.guests.has(username),
    date_joined: joined,
  };
}

function listed(call: Call, org: Organization): Listed[] {
  const type = oneOf(call, "type", ["all", "invitee", "member"]);
  const role = oneOf(call, "role", ROLES);
  const search = (call.query.get("search") ?? "").toLowerCase();
  const invites = oneOf(call, "invites", ["true", "false"]) === "true";
  const withInvitees = type === "all" || type === "invitee" || invites;
  return [...(type === "invitee" ? [] : members(call.store, org)), ...(withInvitees ? invitees(org) : [])]
    .filter((one) => role === undefined || one.role.toLowerCase() === role)
    .filter((one) => `${one.username} ${one.email ?? ""}`.includes(search))
    .sort((a, b) => (a.username < b.username ? -1 : 1));
}

const quoted = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * Members of an organization.
 *
 * @param shape `page` as the service answers lists, `array` as the contract describes them
 */
export function memberRoutes(shape: "page" | "array"): Route[] {
  return [
    {
      method: "GET",
      path: "/v2/orgs/:org/members",
      handle: (call) => {
        const org = organization(call, "scope-member-read");
        const answer = page(call, listed(call, org), { show: (one) => rowOf(call.store, org, one) });
        return shape === "array" && answer.status === 200 ? ok([answer.body]) : answer;
      },
    },
    {
      method: "GET",
      path: "/v2/orgs/:org/members/export",
      handle: (call) => {
        const org = organization(call, "scope-member-read");
        const lines = [...members(call.store, org), ...invitees(org)].map((one) => {
          const row = rowOf(call.store, org, one);
          const type = row.role === INVITEE ? INVITEE : "User";
          const permission = row.role === "Owner" ? "Owner" : "Member";
          const cells = [
            row.full_name,
            row.username,
            row.email ?? "",
            type,
            permission,
            (row.groups ?? []).join(", "),
            row.date_joined,
          ];
          return cells.map(quoted).join(",");
        });
        const body = ["Name,Username,Email,Type,Permission,Teams,Date Joined", ...lines, ""].join("\n");
        const file = `attachment;filename="${org.name}-members-${call.store.now()}.csv"`;
        return { status: 200, body, headers: { "content-type": "text/csv", "content-disposition": file } };
      },
    },
    {
      method: "PUT",
      path: "/v2/orgs/:org/members/:username",
      handle: (call) => {
        const org = organization(call, "scope-member-edit");
        const username = call.params["username"]!;
        if (!org.members.has(username)) return refuse(404, `${username} not found in the organization`);
        const given = fields(call, change).role?.toLowerCase() ?? "";
        const role: Role | undefined = ROLES.find((one) => one === given);
        if (role === undefined) return refuse(400, `"${given}" is not a valid role`);
        if (role !== "owner" && call.store.isLastOwner(org, username))
          return refuse(400, "the last owner cannot be demoted");
        const before = org.members.get(username)!;
        call.store.setRole(org, username, role);
        if (before !== role)
          call.store.record(org, actor(call), "org.member.role.change", username, { from: before, to: role });
        return ok(
          rowOf(
            call.store,
            org,
            members(call.store, org).find((one) => one.username === username)!,
          ),
        );
      },
    },
    {
      method: "DELETE",
      path: "/v2/orgs/:org/members/:username",
      handle: (call) => {
        const org = organization(call, "scope-member-edit");
        const username = call.params["username"]!;
        if (!org.members.has(username)) return refuse(404, `${username} not found in the organization`);
        if (call.store.isLastOwner(org, username)) return refuse(400, "the last owner cannot be removed");
        call.store.removeMember(org, username);
        call.store.record(org, actor(call), "org.member.remove", username);
        return noContent;
      },
    },
  ];
}
