import type { Hub } from "../../hub/hub";
import { createOrgAccessToken, deleteOrgAccessToken, updateOrgAccessToken } from "../../hub/orgAccessTokenChanges";
import { getOrgAccessToken, listOrgAccessTokens } from "../../hub/orgAccessTokens";
import { rotationSeen } from "../shared/rotation";
import { type Kept, sameMoment, TokenLife, type Wanted as AnyWanted } from "../shared/tokenLife";
import { type Access, toAccess, toResources } from "./access";

interface Wanted extends AnyWanted, Access {
  org: string;
  description?: string | undefined;
}

interface State extends Kept {
  org: string;
}

export const ofOrg = new TokenLife({
  make: async (hub: Hub, wanted: Wanted, label, own) => {
    const { org, description = "", expiresAt } = wanted;
    const resources = toResources(org, wanted);
    const made = await createOrgAccessToken(hub, org, { label, description, resources, expiresAt }, own);
    const { uuid, token, createdAt, createdBy } = made;
    // What it is made in place of may have been there before.
    return { uuid, label, token, createdAt, createdBy, expired: false, found: undefined };
  },
  idOf: ({ org }, uuid) => `${org}/${uuid}`,
  switchOff: (hub, { org }, uuid) => updateOrgAccessToken(hub, org, uuid, { isActive: false }),
  change: async (hub, wanted, { org, uuid, createdAt }: State, changed) => {
    const { label, description, isActive } = wanted;
    const now = await updateOrgAccessToken(hub, org, uuid, {
      ...(changed.has("label") && label !== undefined && { label }),
      ...(changed.has("description") && description !== undefined && { description }),
      ...(changed.has("isActive") && { isActive }),
      ...((changed.has("repositories") || changed.has("organization")) && { resources: toResources(org, wanted) }),
    });
    return { label: now.label, createdAt: now.createdAt ?? createdAt };
  },
  end: (hub, { org }, uuid) => deleteOrgAccessToken(hub, org, uuid),
});

/**
 * A token as it is now, with its value and its description, which only the state knows; undefined when it is gone. The
 * list of all tokens lacks what they may do: each is read alone.
 */
export async function readToken(hub: Hub, known: Partial<Wanted & State>) {
  const org = known.org!;
  const token = await getOrgAccessToken(hub, org, known.uuid!);
  const others = known.retiring === undefined ? undefined : await listOrgAccessTokens(hub, org);
  const rotation = rotationSeen(known, token, (uuid) => others!.has(uuid));
  if (rotation === undefined || token === undefined) return rotation && { ...known, ...rotation };
  const { label, isActive, createdBy } = token;
  const expired = token.expiresAt !== undefined && Date.parse(token.expiresAt) <= hub.client.clock.now();
  const expiresAt = sameMoment(known.expiresAt, token.expiresAt);
  const found = known.createdAt === undefined ? { found: true } : {};
  const access = toAccess(org, token.resources);
  return { ...known, label, isActive, createdBy, ...access, ...rotation, expiresAt, expired, ...found };
}
