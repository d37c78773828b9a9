import { z } from "zod";
import type { Bench, Row, Source } from "../row";
import type { Verdict } from "../verdict";

/** One field of what a reply tells of an object. */
export interface Field {
  field: string;
  /** What its value is, after `… of each row`. */
  expects: string;
  source: Source;
  shape: z.ZodType;
}

/** A row for each field, so that each is judged by itself. */
export const fieldRows = (
  area: string,
  whose: string,
  fields: readonly Field[],
  judge: (object: z.ZodType, bench: Bench) => Promise<Verdict>,
): Row[] =>
  fields.map(({ field, expects, source, shape }) => ({
    name: `${area}: ${field}`,
    expects: `${field} of ${whose} ${expects}`,
    needs: "read",
    source,
    check: (bench) => judge(z.object({ [field]: shape }), bench),
  }));
