import { NotFoundError } from "../../hub/errors";
import type { Hub } from "../../hub/hub";
import { lookAgain } from "../../hub/repositories";
import { createWebhook, listWebhooks } from "../../hub/webhooks";

interface Wanted {
  org: string;
  repository: string;
  name: string;
  hookUrl: string;
}

/** A webhook is its slug. */
export const thing = (org: string, repository: string, slug: string) => `webhook/${org}/${repository}/${slug}`;

/**
 * Makes a webhook, or takes over one of that name and address that no resource of the stack has: an interrupted run has
 * left it, or somebody has made the same by hand.
 */
export async function makeWebhook(hub: Hub, { org, repository, name, hookUrl }: Wanted) {
  const all = await lookAgain(hub, org, repository, () => listWebhooks(hub, org, repository));
  if (all === undefined)
    throw new NotFoundError(`there is no repository ${org}/${repository} that may be changed with this credential.`);
  for (const one of all.values()) {
    if (one.name !== name || one.hookUrl !== hookUrl) continue;
    const holders = await hub.run.holders(thing(org, repository, one.slug));
    const areDropped = await Promise.all(holders.map((holder) => hub.run.isDropped(holder)));
    // Another resource that may be declared still has it, by that name and address too.
    if (areDropped.includes(false)) continue;
    const found = holders.length === 0 || holders.some(({ properties }) => properties["found"] === true);
    return { slug: one.slug, createdAt: one.createdAt, ...(found ? { found } : {}) };
  }
  const { slug, createdAt } = await createWebhook(hub, org, repository, { name, hookUrl });
  return { slug, createdAt };
}
