import { type Call, noContent, ok, refuse, type Route, text } from "../http";
import { actor, organization } from "../middleware/permission";
import { page } from "../pages";
import type { Organization, Role, Store } from "../store";

const ROLES: readonly string[] = ["owner", "editor", "member"];
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

function memberRows(store: Store, org: Organization): Row[] {
  const groups = new Map<string, string[]>();
  for (const { name, members } of org.groups.values()) {
    for (const username of members) groups.set(username, [...(groups.get(username) ?? []), name]);
  }
  return [...org.members].map(([username, role]) => {
    const account = store.accounts.get(username);
    return row(
      username,
      account?.fullName ?? username,
      account?.email ?? null,
      capitalised(role),
      groups.get(username) ?? null,
      account?.joinedAt ?? "",
    );
  });
}

function inviteeRows(org: Organization): Row[] {
  return [...org.invites.values()].map(({ invitee, createdAt }) => {
    const address = invitee.includes("@");
    return row(address ? "" : invitee, "", address ? invitee : null, "Invitee", null, createdAt);
  });
}

function row(
  username: string,
  fullName: string,
  email: string | null,
  role: string,
  groups: string[] | null,
  joined: string,
): Row {
  const id = Buffer.from(username || (email ?? ""))
    .toString("hex")
    .padEnd(32, "0")
    .slice(0, 32);
  return { id, username, full_name: fullName, email, type: "User", role, groups, is_guest: false, date_joined: joined };
}

function rows(call: Call, org: Organization): Row[] {
  const [type, role, search] = [
    call.query.get("type"),
    call.query.get("role"),
    (call.query.get("search") ?? "").toLowerCase(),
  ];
  const withInvitees = type === "all" || type === "invitee" || call.query.get("invites") === "true";
  return [...(type === "invitee" ? [] : memberRows(call.store, org)), ...(withInvitees ? inviteeRows(org) : [])]
    .filter((one) => role === null || one.role.toLowerCase() === role)
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
        const answer = page(call, rows(call, organization(call, "scope-member-read")));
        return shape === "array" && answer.status === 200 ? ok([answer.body]) : answer;
      },
    },
    {
      method: "GET",
      path: "/v2/orgs/:org/members/export",
      handle: (call) => {
        const org = organization(call, "scope-member-read");
        const lines = [...memberRows(call.store, org), ...inviteeRows(org)].map((one) => {
          const type = one.role === "Invitee" ? "Invitee" : "User";
          const permission = one.role === "Owner" ? "Owner" : "Member";
          const cells = [
            one.full_name,
            one.username,
            one.email ?? "",
            type,
            permission,
            (one.groups ?? []).join(", "),
            one.date_joined,
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
        const [username, role] = [call.params["username"]!, text(call.body, "role")?.toLowerCase() ?? ""];
        if (!org.members.has(username)) return refuse(404, `${username} not found in the organization`);
        if (!ROLES.includes(role)) return refuse(400, `"${role}" is not a valid role`);
        if (role !== "owner" && call.store.isLastOwner(org, username))
          return refuse(400, "the last owner cannot be demoted");
        const before = org.members.get(username)!;
        call.store.setRole(org, username, role as Role);
        if (before !== role)
          call.store.record(org, actor(call), "org.member.role.change", username, { from: before, to: role });
        return ok(memberRows(call.store, org).find((one) => one.username === username));
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
