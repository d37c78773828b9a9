import { z } from "zod";
import type { ReadConfig } from "../../provider/engine/connection";
import { jsonOf } from "./json";

/** A secret that is not shown has no value. */
const schema = z.record(z.string(), z.object({ value: z.string().optional() }));

/** Reads what `pulumi config --json` prints. Throws a sentence when it is something else. */
export function readStackConfig(text: string, stack: string): ReadConfig {
  const parsed = schema.safeParse(jsonOf(text));
  if (!parsed.success) throw new Error(`The configuration of ${stack} is none as \`pulumi config --json\` prints it.`);
  return (key) => parsed.data[key]?.value;
}
