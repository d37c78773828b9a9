import { z } from "zod";
import type { Arrival } from "./arrival";
import { type Answer, type Call, Refusal, refuse } from "./http";

/** The largest body that is taken: 1 MiB, which web servers in front of services take unless they are told otherwise. */
export const MOST_BYTES = 1 << 20;

const tooLarge = refuse(413, `the body is larger than ${MOST_BYTES} bytes`);
const notAnObject = refuse(400, "the body is not a JSON object");

/** Reads a body, no more of it than is taken, and parses it. Throws a Refusal: 400 or 413. */
export async function readBody({ body, header }: Arrival): Promise<Record<string, unknown>> {
  if (Number(header("content-length") ?? 0) > MOST_BYTES) throw new Refusal(tooLarge);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      if ((size += chunk.byteLength) > MOST_BYTES) throw new Refusal(tooLarge);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(refuse(400, "the body ended before it was whole"));
  }
  return size === 0 ? {} : parse(Buffer.concat(chunks));
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function parse(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Neither text nor JSON: refused as any other value that is no object.
  }
  throw new Refusal(notAnObject);
}

/** A name of anything. Longer ones are refused, as by any database column of names. */
export const name = z.string("must be text").max(255, "must have at most 255 characters");
/** Text that may be left out or null. */
export const optional = <T extends z.ZodType>(type: T) =>
  type.nullish().transform((value): z.output<T> | undefined => value ?? undefined);

/** How a route writes that fields are wrong; each with its reason. */
export type Refuse = (wrong: Record<string, string>) => Answer;

const inOneLine: Refuse = (wrong) =>
  refuse(
    400,
    Object.entries(wrong)
      .map(([field, why]) => `${field}: ${why}`)
      .join("; "),
  );

/** What a route takes of the body. Fields that it does not know are ignored, as clients send such along. Throws a 400. */
export function fields<T>(call: Call, schema: z.ZodType<T>, refused: Refuse = inOneLine): T {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }): [string, string] => [path.map(String).join("."), message]);
  throw new Refusal(refused(Object.fromEntries(wrong)));
}
