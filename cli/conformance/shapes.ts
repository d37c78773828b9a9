import { z } from "zod";
import type { Reply } from "./reply";
import { say } from "./say";
import { cannotTell, fits, type Verdict } from "./verdict";

/** A list as the service answers it. */
export const page = <T>(row: z.ZodType<T>) =>
  z.object({ count: z.int(), next: z.string().nullish(), previous: z.string().nullish(), results: z.array(row) });

export const anyPage = page(z.unknown());

export const moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)));
export const filled = z.string().min(1);
/** Fields that a reply does not have. */
export const absent = z.undefined().optional();

/** An error as one can tell it to a person. */
export const wordedError = z.union([
  z.object({ detail: filled }),
  z.object({ message: filled }),
  z.object({ text: filled }),
]);

/** Judges the rows of a list; an empty one has none to judge. */
export const rowsFit =
  (row: z.ZodType) =>
  (reply: Reply): Verdict => {
    const rows = anyPage.safeParse(reply.body).data?.results;
    return rows?.length === 0 ? cannotTell(say`the list is empty`) : fits(page(row))(reply);
  };
