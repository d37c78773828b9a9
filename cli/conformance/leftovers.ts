import { z } from "zod";
import { HubError } from "../../provider/hub/errors";
import { allRows } from "./allRows";
import { isMarked } from "./own";
import { groupThing, invitationsOf, invitationThing, type Thing, tokenThing } from "./things";
import type { Wire } from "./wire";

const named = z.object({ name: z.string() });
const labelled = z.object({ uuid: z.string(), token_label: z.string() });

/** What earlier runs have left, as they had to end before they could tidy up; in the order to remove it. */
export async function leftovers(wire: Wire, org: string): Promise<Thing[]> {
  const seen = <T>(list: Promise<T[] | undefined>): Promise<T[]> =>
    list.then(
      (rows) => rows ?? [],
      (error: unknown) => {
        // What the credential may not see, it cannot have made either.
        if (error instanceof HubError) return [];
        throw error;
      },
    );
  const [invitations, tokens, groups] = [
    await seen(invitationsOf(wire, org)),
    await seen(allRows(wire, "v2/access-tokens", labelled)),
    await seen(allRows(wire, `v2/orgs/${org}/groups`, named)),
  ];
  return [
    ...invitations.filter(({ team }) => isMarked(team ?? "")).map(({ team, id }) => invitationThing(org, team!, [id])),
    ...tokens
      .filter(({ token_label }) => isMarked(token_label))
      .map(({ token_label, uuid }) => tokenThing(token_label, [uuid])),
    ...groups.filter(({ name }) => isMarked(name)).map(({ name }) => groupThing(org, name)),
  ];
}
