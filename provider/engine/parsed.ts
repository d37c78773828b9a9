import type { z } from "zod";

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** What sentences call the types of a schema, and of a value. */
const CALLED: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "true or false",
  number: "a number",
  int: "a whole number",
  array: "a list",
  object: "a map",
  record: "a map",
};

function typeOf(value: unknown): string {
  if (typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "a list" : value === null ? "nothing" : (CALLED[typeof value] ?? typeof value);
}

/** What is wrong with a value of which its schema says nothing itself; undefined where nothing is wrong with its type. */
function wrongType({ code, input, ...issue }: Issue): string | undefined {
  if (code !== "invalid_type") return undefined;
  if (input === undefined) return "it is required; set it in the program.";
  const { expected } = issue as { expected: string };
  return `it has to be ${CALLED[expected] ?? expected}, and it is ${typeOf(input)}.`;
}

/** What comes of a value by a schema, or what is wrong with it, in sentences that go on after its key. */
export const parsed = <T extends z.ZodType>(schema: T, value: unknown): z.ZodSafeParseResult<z.output<T>> =>
  schema.safeParse(value, { error: wrongType });
