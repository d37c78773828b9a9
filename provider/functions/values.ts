import { z } from "zod";
import { v1 } from "../hub/v1";
import { dockerId } from "../resources/shared/values";

/** What may stand in the arguments of functions, and how a moment, a list or a text that may be missing is written in results. */

export { groupName, orgName } from "../resources/shared/values";

const words = z.string().min(1, { error: "it is empty.", abort: true });

/** Any text. */
export const text = words;

/** Text that the Hub does not distinguish by capitals. */
export const name = words.transform((value) => value.toLowerCase());

/** Docker ID or address of a person. */
export const person = words
  .transform((value) => (value.includes("@") ? value.toLowerCase() : value))
  .superRefine((value, context) => {
    if (value.includes("@")) return;
    for (const { message } of dockerId.safeParse(value).error?.issues ?? []) context.addIssue(message);
  });

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day, such as `2030-01-31`, which begins at midnight UTC, or a moment in ISO 8601. */
export const since = words
  .transform((value) => (DAY.test(value) ? `${value}T00:00:00Z` : value))
  .pipe(
    z.iso.datetime({
      offset: true,
      error: 'it must be a day, such as "2030-01-31", or a moment in ISO 8601, such as "2030-01-31T00:00:00Z".',
    }),
  );

/** So many at the most. */
export const limit = (standard: number) =>
  z.int("it is a whole number.").min(1, "it is 1 or more.").max(10_000, "10000 are the most.").default(standard);

export const flag = z.boolean();

/** `namespace/name`, and a name alone for an official image, as people write images; the tag stands in an argument of its own. */
export const repository = words
  .superRefine((value, context) => {
    const instead = v1(value);
    if (instead !== undefined) context.addIssue({ code: "custom", message: instead, continue: false });
  })
  .refine((value) => !/[:@]/.test(value), {
    error: "it is namespace/name, without a tag or a digest.",
    abort: true,
  })
  .regex(/^([a-z0-9][a-z0-9_-]*\/)?[a-z0-9]+([._-]+[a-z0-9]+)*$/, {
    error: "it is namespace/name, such as acme/app, in small letters, or the name of an official image, such as nginx.",
  })
  .transform((value) => (value.includes("/") ? value : `${OFFICIAL}/${value}`));

/** Name of a tag. Source: the grammar of image references. */
export const tagName = words.regex(
  /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/,
  "it is a tag, made of letters, digits, ., - and _, such as 1.27.",
);

/** The namespace of official images. */
export const OFFICIAL = "library";

/** Namespace and name of a repository. */
export function partsOf(path: string): [namespace: string, name: string] {
  const [namespace, repositoryName] = path.split("/");
  return [namespace!, repositoryName!];
}

/** Rows of a result. */
export const list = <T extends z.ZodType>(row: T) => z.array(row).readonly();

/** What Docker Hub does not always say. */
export const perhaps = z.string().optional();
