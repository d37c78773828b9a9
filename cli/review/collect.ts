import { type AuditEvent, isCutOff } from "../../provider/hub/auditLog";
import { isStale } from "../../provider/hub/invites";
import { PermissionError } from "../../provider/hub/errors";
import { registry } from "../../provider/resources";
import { isCoupled } from "../../provider/resources/shared/listing";
import type { Look } from "../../provider/telling/look";
import { PARTS } from "../looking";
import { readOrganization } from "./organization";
import type { Session } from "../session";
import type { State } from "../pulumi/state";
import { DeclaredBy } from "./declaredBy";
import type { ReviewReport } from "./report";

const RANK = ["owner", "editor", "member"];
const rank = (role: string) => (RANK.includes(role) ? RANK.indexOf(role) : RANK.length);

/** When somebody came into a group, as far as the log that was read tells; it has the newest first. */
function joined(events: readonly AuditEvent[] | undefined, group: string, username: string): string | null {
  const added = (events ?? []).find(
    ({ action, name, data }) =>
      action === "team.member.add" && name === username && Object.values(data).includes(group),
  );
  return added?.at ?? null;
}

/** Reads all that an access review tells. */
export async function collect(
  { hub, org }: Pick<Session, "hub" | "org">,
  stacks: readonly { stack: string; state: State }[],
  since: string | undefined,
): Promise<ReviewReport> {
  const found = await readOrganization(hub, org, since);
  const { changes } = found;
  const by = new DeclaredBy(stacks, org);
  const notes = [...found.unseen].map(([part, why]) => `The ${part} could not be looked at: ${why}`);
  const cutOff = changes !== undefined && isCutOff(changes);
  if (cutOff) notes.push(`The audit log is long: only its newest ${changes.length} changes are told.`);
  const look: Look = { hub, org, style: "edges", ignore: [], parts: new Set(PARTS) };
  const now = hub.client.clock.now();
  return {
    organization: org,
    at: new Date(now).toISOString(),
    people: found.members
      .map(({ username, fullName, email, role, isGuest, groups, joinedAt }) => ({
        username,
        fullName: fullName ?? "",
        email: email ?? "",
        role,
        guest: isGuest,
        groups: groups
          .filter((group) => !isCoupled(group))
          .toSorted()
          .map((name) => ({ name, since: joined(changes, name, username) })),
        since: joinedAt ?? null,
        declaredBy: by.of(...[username, email].map((name) => `person/${org}/${name}`)),
      }))
      .sort((a, b) => rank(a.role) - rank(b.role)),
    groups: found.groups.map(({ name, description, members, groupId }) => ({
      name,
      description,
      people: members.length,
      declaredBy: by.of(`group/${org}/#${groupId}`, `set/${org}/#${groupId}`),
    })),
    invites: found.invites.map((invite) => ({
      invitee: invite.invitee,
      group: invite.group ?? "",
      since: invite.createdAt ?? null,
      stale: isStale(hub, invite),
      declaredBy: by.of(`invite/#${invite.inviteId}`),
    })),
    tokens: found.tokens.map(({ uuid, label, scopes, isActive, createdAt, lastUsedAt, expiresAt }) => ({
      label,
      scopes,
      active: isActive,
      expired: expiresAt !== undefined && Date.parse(expiresAt) <= now,
      since: createdAt ?? null,
      lastUsedAt: lastUsedAt ?? null,
      expiresAt: expiresAt ?? null,
      declaredBy: by.of(`token/${uuid}`),
    })),
    settings: found.settings === undefined ? null : { ...found.settings.restrictedImages },
    since: (cutOff ? changes.at(-1)?.at : since) ?? null,
    changes: changes?.map(({ at, actor, action, name }) => ({ at, actor, action, name })) ?? null,
    tables: await tablesOf(look, by, notes),
    unseen: [...found.unseen.keys()],
    notes,
  };
}

/** The tables that nouns have of their own. */
async function tablesOf(look: Look, by: DeclaredBy, notes: string[]): Promise<ReviewReport["tables"]> {
  const tables = [...registry].map(async ([noun, { told }]) => {
    if (told.review === null) return [];
    const { rows, columns, pictures = [], ...table } = told.review;
    try {
      const said = await rows(look, (...things) => by.of(...things).join(", "));
      return [{ noun, ...table, columns: [...columns], rows: said, pictures: [...pictures] }];
    } catch (error) {
      if (!(error instanceof PermissionError)) throw error;
      notes.push(`${table.title} could not be looked at: ${error.message}`);
      return [];
    }
  });
  return (await Promise.all(tables)).flat();
}
