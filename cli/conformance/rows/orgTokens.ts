import { z } from "zod";
import type { Bench, Row } from "../row";
import { say } from "../say";
import { absent, filled, moment } from "../shapes";
import { cannotTell, fits } from "../verdict";
import { type Field, fieldRows } from "./fields";

const FIELDS: readonly Field[] = [
  { field: "id", expects: "is text", source: "contract", shape: filled },
  { field: "label", expects: "is text", source: "contract", shape: z.string() },
  { field: "is_active", expects: "is true or false", source: "contract", shape: z.boolean() },
  { field: "created_at", expects: "is a date and time", source: "contract", shape: moment },
  {
    field: "expires_at",
    expects: "is a date and time, empty or null",
    source: "clients",
    shape: z.union([moment, z.literal("")]).nullish(),
  },
  { field: "resources", expects: "is not there", source: "contract", shape: absent },
  { field: "description", expects: "is not there", source: "contract", shape: absent },
  { field: "token", expects: "is not there", source: "contract", shape: absent },
];

const list = ({ get, org }: Bench) => get(`v2/orgs/${org}/access-tokens`, { page_size: 100 });
const page = <T extends z.ZodType>(row: T) => z.object({ total: z.int(), results: z.array(row) });

/** Only read: the value of a token that a run made would be one more secret to lose. */
export const orgTokenRows: readonly Row[] = [
  {
    name: "organization tokens: total",
    expects: "the list says total, where others say count",
    needs: "read",
    source: "contract",
    check: async (bench) => fits(page(z.unknown()))(await list(bench)),
  },
  ...fieldRows("organization tokens", "each row of the list", FIELDS, async (row, bench) => {
    const reply = await list(bench);
    const rows = page(z.unknown()).safeParse(reply.body).data?.results;
    return rows?.length === 0 ? cannotTell(say`the list is empty`) : fits(page(row))(reply);
  }),
];
