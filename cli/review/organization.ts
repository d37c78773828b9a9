import { PermissionError } from "../../provider/hub/errors";
import type { Hub } from "../../provider/hub/hub";
import type { PendingInvite } from "../../provider/hub/invites";
import type { Member } from "../../provider/hub/members";
import { getSettings, type Settings } from "../../provider/hub/settings";
import { listTokens, type Token } from "../../provider/hub/tokens";
import { type AuditEvent, readAuditLog } from "../../provider/hub/auditLog";
import { allGroupsIn, byName, invitesIn, membersIn, type Peopled } from "../../provider/resources/shared/listing";
import type { Part } from "./report";

/** An organization as one read finds it; a part that may not be seen is empty. */
export interface Organization {
  name: string;
  members: Member[];
  groups: Peopled[];
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
  const where = { hub, org: name };
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
    read("members", () => membersIn(where), []),
    read("groups", () => allGroupsIn(where), []),
    read("invites", () => invitesIn(where), []),
    read("tokens", async () => [...(await listTokens(hub)).values()], []),
    read<Settings | undefined>("settings", () => getSettings(hub, name), undefined),
    read<AuditEvent[] | undefined>("changes", log, undefined),
  ]);
  return {
    name,
    members,
    groups,
    invites,
    tokens: tokens.sort((a, b) => byName(a.label, b.label) || byName(a.uuid, b.uuid)),
    settings,
    changes,
    unseen,
  };
}
