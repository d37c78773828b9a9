import { z } from "zod";
import type { Hub } from "./hub";
import { InvalidRequestError, UnexpectedReplyError } from "./errors";
import { missingList } from "./pages";

/** An invitation that nobody has accepted yet. */
export interface PendingInvite {
  inviteId: string;
  /** The address, or the Docker ID once one is registered for it; lower-case. */
  invitee: string;
  /** Group the person joins on accepting; undefined for none. */
  group: string | undefined;
  /** ISO 8601. The link in the mail lives for 14 days from then on. */
  createdAt: string | undefined;
}

/** What came of asking for an invitation: a pending one, or the person is a member already. */
export type Invited = PendingInvite | "member";

/** The most invitees one request takes. */
export const MOST_INVITEES = 1000;

const wire = z
  .object({ id: z.string(), invitee: z.string(), team: z.string().nullish(), created_at: z.string().nullish() })
  .transform(({ id, invitee, team, created_at }): PendingInvite => ({
    inviteId: id,
    invitee: invitee.toLowerCase(),
    group: team?.toLowerCase() || undefined,
    createdAt: created_at ?? undefined,
  }));

const outcome = z.object({
  invitee: z.string(),
  status: z.string(),
  invite: z.object({ id: z.string(), invitee: z.string().optional(), created_at: z.string().nullish() }).nullish(),
});
const outcomes = z.array(outcome);
/** Flat, as the service answers, or nested, as the contract describes. */
const bulkReply = z
  .object({ invitees: z.union([outcomes, z.object({ invitees: outcomes })]) })
  .transform(({ invitees }) => (Array.isArray(invitees) ? invitees : invitees.invitees));

const pending = z.object({ data: z.array(wire).nullable() });

const area = "invites" as const;
const list = (org: string) => `invites of ${org}`;

/** All pending invitations by id. `GET /v2/orgs/{org}/invites`, which has no pages. */
export function listInvites(hub: Hub, org: string): Promise<Map<string, PendingInvite>> {
  return hub.snapshot.get(list(org), () => readInvites(hub, org));
}

/** Forgets the invitations that were read: one may have been accepted since. */
export function forgetInvites(hub: Hub, org: string): void {
  hub.snapshot.forget(list(org));
}

async function readInvites(hub: Hub, org: string): Promise<Map<string, PendingInvite>> {
  const path = `v2/orgs/${encodeURIComponent(org)}/invites`;
  const { data } = await hub.client.call({ method: "GET", path, area, schema: pending }).catch(missingList(path));
  return new Map((data ?? []).map((invite) => [invite.inviteId, invite]));
}

/**
 * Invites one person; invitations of the same role and group that are asked for together go in
 * one request. `POST /v2/invites/bulk`
 */
export function invite(
  hub: Hub,
  org: string,
  invitee: string,
  role: string,
  group: string | undefined,
): Promise<Invited> {
  return hub.batches
    .add(`invite ${org} ${role} ${group ?? ""}`, invitee, MOST_INVITEES, (invitees) =>
      inviteAll(hub, org, invitees, role, group),
    )
    .then((result) => {
      if (result instanceof Error) throw result;
      return result;
    });
}

async function inviteAll(
  hub: Hub,
  org: string,
  invitees: string[],
  role: string,
  group?: string,
): Promise<(Invited | Error)[]> {
  const sentAt = new Date(hub.client.clock.now()).toISOString();
  const reply = await hub.client.call({
    method: "POST",
    path: "v2/invites/bulk",
    body: { org, role, invitees, ...(group === undefined ? {} : { team: group }) },
    area,
    schema: bulkReply,
    found: async () => {
      const pending = [...(await readInvites(hub, org)).values()];
      const made = invitees.map((invitee) => pending.find((one) => one.invitee === invitee));
      // Half a batch is sent again whole: the Hub answers for those it knows with the invitation they have.
      if (made.some((one) => one === undefined)) return undefined;
      return made.map((one) => ({
        invitee: one!.invitee,
        status: "invited",
        invite: { id: one!.inviteId, created_at: one!.createdAt },
      }));
    },
  });
  const results = invitees.map((invitee, index): Invited | Error => {
    const same = (name: string | undefined) => name?.toLowerCase() === invitee;
    const said =
      reply.find((one) => same(one.invitee) || same(one.invite?.invitee)) ??
      (reply.length === invitees.length ? reply[index] : undefined);
    return judge(said, invitee, group, sentAt);
  });
  await hub.snapshot.amend<Map<string, PendingInvite>>(list(org), (invites) => {
    for (const one of results) if (typeof one === "object" && "inviteId" in one) invites.set(one.inviteId, one);
  });
  return results;
}

function judge(
  said: z.output<typeof outcome> | undefined,
  invitee: string,
  group: string | undefined,
  sentAt: string,
): Invited | Error {
  if (said === undefined) {
    return new UnexpectedReplyError(
      `POST /v2/invites/bulk: Docker Hub's reply says nothing of ${invitee}. Run pulumi refresh and look for the invitation.`,
    );
  }
  if (said.status === "existing_org_member") return "member";
  if (said.status === "invited" && said.invite != null) {
    return {
      inviteId: said.invite.id,
      invitee: (said.invite.invitee ?? said.invitee).toLowerCase(),
      group,
      createdAt: said.invite.created_at ?? sentAt,
    };
  }
  const advice =
    said.status === "invalid_email_or_docker_id"
      ? "No account has that Docker ID, or the address is not valid: correct invitee."
      : "Look at the organization's invitations, and at its free seats, before running again.";
  return new InvalidRequestError(`Docker Hub did not invite ${invitee}: it answered «${said.status}». ${advice}`);
}

/** `DELETE /v2/invites/{id}`. Throws NotFoundError when it is no longer pending. */
export async function cancelInvite(hub: Hub, org: string, inviteId: string): Promise<void> {
  await hub.client.call({ method: "DELETE", path: `v2/invites/${encodeURIComponent(inviteId)}`, area });
  await hub.snapshot.amend<Map<string, PendingInvite>>(list(org), (invites) => invites.delete(inviteId));
}

/** Sends the mail of a pending invitation again, which makes its link good for another 14 days. `PATCH /v2/invites/{id}/resend` */
export async function resendInvite(hub: Hub, org: string, inviteId: string): Promise<void> {
  const before = (await readInvites(hub, org)).get(inviteId)?.createdAt;
  await hub.client.call({
    method: "PATCH",
    path: `v2/invites/${encodeURIComponent(inviteId)}/resend`,
    area,
    found: async () => ((await readInvites(hub, org)).get(inviteId)?.createdAt === before ? undefined : null),
  });
  hub.snapshot.forget(list(org));
}

/** How long the link in an invitation's mail works. Source: Docker's documentation of invitations. */
const LINK_LIVES_MS = 14 * 24 * 60 * 60 * 1000;

/** Whether the link in the mail is dead; the invitation can still be accepted on the web page. */
export function isStale(hub: Hub, { createdAt }: PendingInvite): boolean {
  return createdAt !== undefined && hub.client.clock.now() - Date.parse(createdAt) > LINK_LIVES_MS;
}
