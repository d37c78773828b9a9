import { z } from "zod";

/** What may stand in the arguments. A reason continues «Group resource 'x' has a problem: description: …». */

const text = z.string();

/** Letters of either case where only small ones may stand: said apart, because the Hub's own message misleads. */
const smallLetters = (what: string) =>
  text
    .min(1, { error: "it is empty.", abort: true })
    .max(64, { error: `it is too long for ${what}; 64 characters are the most.`, abort: true })
    .refine((value) => value === value.toLowerCase(), {
      abort: true,
      error: (issue) => `${what} is written in small letters: "${String(issue.input).toLowerCase()}".`,
    });

/** Name of an organization. */
export const orgName = smallLetters("an organization's name").regex(
  /^[a-z0-9][a-z0-9_-]*$/,
  "an organization's name is made of a-z, 0-9, - and _.",
);

/** Name of a group. */
export const groupName = smallLetters("a group's name").regex(
  /^[a-z0-9][a-z0-9_-]*$/,
  "a group's name is made of a-z, 0-9, - and _.",
);

/** Name of a repository. Source: the contract. */
export const repositoryName = text
  .min(2, { error: "it is too short for a repository's name; 2 characters are the least.", abort: true })
  .max(255, { error: "it is too long for a repository's name; 255 characters are the most.", abort: true })
  .refine((value) => value === value.toLowerCase(), {
    abort: true,
    error: (issue) => `a repository's name is written in small letters: "${String(issue.input).toLowerCase()}".`,
  })
  .regex(
    /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
    "a repository's name is made of a-z and 0-9, with single ., - and _ between them; the organization is named by org.",
  );

/** Docker ID of a person. */
export const dockerId = smallLetters("a Docker ID")
  .refine((value) => !value.includes("@"), {
    error: "it must be a Docker ID, not an address; only dockerhub.Invite takes addresses.",
    abort: true,
  })
  .regex(/^[a-z0-9][a-z0-9._-]*$/, "a Docker ID is made of a-z, 0-9, ., - and _.");

const address = z.email("it is not a valid address.").max(254, "it is too long for an address.");

/** Docker ID or address of somebody to invite. Addresses are compared without regard to capitals. */
export const invitee = text
  .min(1, { error: "it is empty.", abort: true })
  .transform((value) => (value.includes("@") ? value.toLowerCase() : value))
  .superRefine((value, context) => {
    const { error } = (value.includes("@") ? address : dockerId).safeParse(value);
    for (const { message } of error?.issues ?? []) context.addIssue(message);
  });

/** The roles the API takes. */
export type Role = "owner" | "editor" | "member";

/** Role of a member. */
export const role = z.enum(["owner", "editor", "member"], { error: "a role is one of owner, editor, member." });

const MOMENT = 'it must be a moment in ISO 8601, such as "2030-01-31T00:00:00Z".';
const moment = z.iso.datetime({ offset: true, error: MOMENT });

/**
 * When something ends, as ISO 8601 with a time zone; never when left out, or "", which other tools write for that.
 */
export const ending = z
  .string(MOMENT)
  .transform((value) => value || undefined)
  .pipe(moment.optional())
  .optional();

/** Any text up to a length. */
export const upTo = (most: number) => text.max(most, `it is too long; ${most} characters are the most.`);

const list = (what: z.ZodType<string, string>) => z.array(what).optional();

const PART = "it is a number from 0 to 1.";

/** Rules for changes of people, as a resource takes them. */
export const rails = z.strictObject(
  {
    /** Largest part of the people that one change may remove, from 0 to 1; five may always go. */
    maxRemoval: z.number(PART).min(0, PART).max(1, PART).optional(),
    /** So many owners stay at least. */
    minOwners: z.int("it is a whole number.").min(1, "it is 1 or more.").optional(),
    /** Docker IDs of people who stay owners. */
    requiredOwners: list(dockerId),
    /** True: nobody becomes an owner by accepting an invitation. */
    noOwnerByInvite: z.boolean().optional(),
    /** Domains of addresses that may be invited. */
    allowedDomains: list(text.transform((domain) => domain.toLowerCase())),
  },
  "it takes maxRemoval, minOwners, requiredOwners, noOwnerByInvite and allowedDomains.",
);
