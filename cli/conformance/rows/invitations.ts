import { z } from "zod";
import type { Reply } from "../reply";
import type { Bench, Row } from "../row";
import { say } from "../say";
import { absent, filled, moment } from "../shapes";
import { type Field, fieldRows } from "./fields";
import { cannotTell, fits } from "../verdict";

const list = z.object({ data: z.array(z.unknown()).nullable() });

function isEmpty(reply: Reply): boolean {
  const { success, data } = list.safeParse(reply.body);
  return success && (data.data ?? []).length === 0;
}

/** The list; where it is empty and something may be made, as it was with the invitation of the run's own in it. */
async function invitations(bench: Bench): Promise<Reply> {
  const reply = await bench.get(`v2/orgs/${bench.org}/invites`);
  return (isEmpty(reply) && bench.write ? (await bench.invitations()).steps.listed : undefined) ?? reply;
}

const FIELDS: readonly Field[] = [
  { field: "id", expects: "is text", source: "contract", shape: filled },
  { field: "invitee", expects: "is text", source: "contract", shape: filled },
  { field: "inviter_username", expects: "is text", source: "contract", shape: z.string() },
  { field: "org", expects: "is text", source: "contract", shape: filled },
  { field: "team", expects: "is text, null or left out", source: "contract", shape: z.string().nullish() },
  { field: "created_at", expects: "is a moment", source: "contract", shape: moment },
  { field: "role", expects: "is not told", source: "seen", shape: absent },
  { field: "expires_at", expects: "is not told", source: "seen", shape: absent },
];

export const invitationRows: readonly Row[] = [
  {
    name: "invitations: one list",
    expects: "the list of invitations is one object with data, without pages",
    needs: "read",
    source: "contract",
    check: async (bench) =>
      fits(list.extend({ count: absent, next: absent, results: absent }))(await invitations(bench)),
  },
  ...fieldRows("invitations", "each of them", FIELDS, async (row, bench) => {
    const reply = await invitations(bench);
    if (isEmpty(reply)) return cannotTell(say`nobody is invited`);
    return fits(z.object({ data: z.array(row) }))(reply);
  }),
];
