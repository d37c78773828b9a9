import { z } from "zod";
import type { Shape } from "../../provider/engine/define";

/** What zod tells of a value: of it only what the compiler does not know is looked at. */
export type Json = z.core.JSONSchema.BaseSchema;

/** What zod tells of each key; nothing of what is made of other values. */
export const told = (shape: Shape, io: "input" | "output"): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [key, z.toJSONSchema(schema, { io, unrepresentable: "any" })]),
  );

/** What it tells of a part; nothing where it says that anything, or nothing, is allowed. */
export const partOf = (json: unknown): Json => (typeof json === "object" && json !== null ? (json as Json) : {});
