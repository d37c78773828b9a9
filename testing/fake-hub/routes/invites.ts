import { randomUUID } from "node:crypto";
import { z } from "zod";
import { isAddress } from "../addresses";
import { fields, name, optional } from "../body";
import { type Answer, type Call, noContent, ok, Refusal, refuse, type Route } from "../http";
import { actor, organization } from "../middleware/permission";
import type { Invite, Organization, Role } from "../store";

const MOST = 1000;

const many = z.object({
  org: name,
  role: optional(name),
  team: optional(name),
  invitees: optional(z.array(z.string("must be text"), "must be a list")),
  dry_run: optional(z.boolean("must be true or false")),
});

const wire = (org: Organization, { id, inviter, invitee, team, createdAt }: Invite) => ({
  id,
  inviter_username: inviter,
  invitee,
  org: org.name,
  team,
  created_at: createdAt,
});

/** An invitation by its id, in an organization where whoever asks may touch it. */
function pending(call: Call): { org: Organization; invite: Invite } {
  const id = call.params["id"]!;
  const org = [...call.store.organizations.values()].find((one) => one.invites.has(id));
  const name = org?.name ?? call.session!.name;
  if (org === undefined && !call.store.organizations.has(name)) throw new Refusal(refuse(404, "invite not found"));
  organization(call, "scope-invite-edit", name);
  if (org === undefined) throw new Refusal(refuse(404, "invite not found"));
  return { org, invite: org.invites.get(id)! };
}

interface Outcome {
  invitee: string;
  status: string;
  invite?: object;
}

function inviteOne(call: Call, org: Organization, given: string, role: Role, team: string, dryRun: boolean): Outcome {
  const asked = given.toLowerCase();
  const accounts = [...call.store.accounts.values()];
  const account = accounts.find(({ username, email }) => username === asked || email === asked);
  const valid = asked.includes("@") ? isAddress(asked) : account !== undefined;
  if (!valid) return { invitee: given, status: "invalid_email_or_docker_id" };
  const invitee = account?.username ?? asked;
  if (org.members.has(invitee)) return { invitee: given, status: "existing_org_member" };
  const there = [...org.invites.values()].find((invite) => invite.invitee === invitee);
  if (there !== undefined || dryRun)
    return { invitee: given, status: "invited", ...(there && { invite: wire(org, there) }) };
  const invite = { id: randomUUID(), invitee, role, team, inviter: actor(call), createdAt: call.store.timestamp() };
  org.invites.set(invite.id, invite);
  call.store.record(org, actor(call), "org.member.invite", invitee, { role, team });
  return { invitee: given, status: "invited", invite: wire(org, invite) };
}

function bulk(call: Call): Answer {
  const {
    org: orgName,
    role: asked = "member",
    team = "",
    invitees = [],
    dry_run: dryRun = false,
  } = fields(call, many);
  const org = organization(call, "scope-invite-edit", orgName.toLowerCase());
  const role = asked.toLowerCase();
  if (invitees.length === 0 || invitees.length > MOST) return refuse(400, `between 1 and ${MOST} invitees are allowed`);
  if (!["owner", "editor", "member"].includes(role)) return refuse(400, `"${role}" is not a valid role`);
  if (team !== "" && !org.groups.has(team)) return refuse(400, `team ${team} does not exist`);
  if (org.members.size + org.invites.size + invitees.length > org.seats) return refuse(409, "not enough seats");
  return {
    status: 202,
    body: { invitees: invitees.map((one) => inviteOne(call, org, one, role as Role, team, dryRun)) },
  };
}

/** Invitations. The bulk reply is flat, as the service answers, not nested as the contract has it. */
export const inviteRoutes: Route[] = [
  {
    method: "GET",
    path: "/v2/orgs/:org/invites",
    handle: (call) => {
      const org = organization(call, "scope-invite-read");
      return ok({ data: [...org.invites.values()].map((invite) => wire(org, invite)) });
    },
  },
  { method: "POST", path: "/v2/invites/bulk", handle: bulk },
  {
    method: "PATCH",
    path: "/v2/invites/:id/resend",
    handle: (call) => {
      const { org, invite } = pending(call);
      invite.createdAt = call.store.timestamp();
      call.store.record(org, actor(call), "org.member.invite", invite.invitee, { resent: "true" });
      return noContent;
    },
  },
  {
    method: "DELETE",
    path: "/v2/invites/:id",
    handle: (call) => {
      const { org, invite } = pending(call);
      org.invites.delete(invite.id);
      call.store.record(org, actor(call), "org.member.invite.cancel", invite.invitee);
      return noContent;
    },
  },
];
