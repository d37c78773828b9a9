import { PermissionError } from "../../provider/hub/errors";
import { type Group, listGroups } from "../../provider/hub/groups";
import type { Hub } from "../../provider/hub/hub";
import { listInvites, type PendingInvite } from "../../provider/hub/invites";
import { listMembers, type Member } from "../../provider/hub/members";
import { whoIsIn } from "../../provider/hub/memberships";
import { getSettings, type Settings } from "../../provider/hub/settings";
import { listTokens, type Token } from "../../provider/hub/tokens";
import { type AuditEvent, readAuditLog } from "../../provider/hub/auditLog";
import { byName } from "../../provider/resources/shared/listing";
import type { Part } from "./report";

/** An organization as one read finds it; a part that may not be seen is empty. */
export interface Organization {
  name: string;
  members: Member[];
  groups: (Group & { members: string[] })[];
  invites: PendingInvite[];
  tokens: Token[];
  settings: Settings | undefined;
  /** Newest first; undefined where nobody asked. */
  changes: AuditEvent[] | undefined;
  /** Parts that the credential may not see, each with the reason. */
  unseen: Map<Part, string>;
}

/**
 * Reads an organization, each list once. What the credential may not see is left out, and says so.
 *
 * @param since from when on the audit log is read; not at all when undefined
 */
export async function readOrganization(hub: Hub, name: string, since: string | undefined): Promise<Organization> {
  const unseen = new Map<Part, string>();
  const read = async <T>(part: Part, load: () => Promise<T>, otherwise: T): Promise<T> => {
    return load().catch((error: unknown) => {
      if (!(error instanceof PermissionError)) throw error;
      unseen.set(part, error.message);
      return otherwise;
    });
  };
  const log = () => (since === undefined ? Promise.resolve(undefined) : readAuditLog(hub, name, since));
  const [members, groups, invites, tokens, settings, changes] = await Promise.all([
    read("members", async () => [...(await listMembers(hub, name)).values()], []),
    read("groups", () => groupsOf(hub, name), []),
    read("invites", async () => [...(await listInvites(hub, name)).values()], []),
    read("tokens", async () => [...(await listTokens(hub)).values()], []),
    read<Settings | undefined>("settings", () => getSettings(hub, name), undefined),
    read<AuditEvent[] | undefined>("changes", log, undefined),
  ]);
  return {
    name,
    members: members.sort((a, b) => byName(a.username, b.username)),
    groups: groups.sort((a, b) => byName(a.name, b.name)),
    invites: invites.sort((a, b) => byName(a.invitee, b.invitee)),
    tokens: tokens.sort((a, b) => byName(a.label, b.label) || byName(a.uuid, b.uuid)),
    settings,
    changes,
    unseen,
  };
}

async function groupsOf(hub: Hub, org: string): Promise<Organization["groups"]> {
  const groups = [...(await listGroups(hub, org)).values()];
  return Promise.all(
    groups.map(async (group) => ({ ...group, members: [...(await whoIsIn(hub, org, group))].sort(byName) })),
  );
}
