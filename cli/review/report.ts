import { z } from "zod";

const when = z.string().nullable().describe("ISO 8601; null where nobody can tell.");
/** Parts that a credential may not be allowed to see. */
export const PARTS = ["members", "groups", "invites", "tokens", "settings", "changes"] as const;
export type Part = (typeof PARTS)[number];

const declaredBy = z.array(z.string()).describe("Resources of the given stacks that declare it.");

/** What `review --format json` prints. */
export const reviewReport = z.object({
  organization: z.string(),
  at: z.string().describe("When the organization was read, in ISO 8601."),
  people: z
    .array(
      z.object({
        username: z.string(),
        fullName: z.string(),
        email: z.string(),
        role: z.string(),
        guest: z.boolean(),
        groups: z.array(
          z.object({
            name: z.string(),
            since: z.string().nullable().describe("ISO 8601; null where the audit log since --since does not tell."),
          }),
        ),
        since: when,
        declaredBy,
      }),
    )
    .describe("Owners first, then by name."),
  groups: z.array(z.object({ name: z.string(), description: z.string(), people: z.number(), declaredBy })),
  invites: z.array(z.object({ invitee: z.string(), group: z.string(), since: when, stale: z.boolean(), declaredBy })),
  tokens: z
    .array(
      z.object({
        label: z.string(),
        scopes: z.array(z.string()),
        active: z.boolean(),
        expired: z.boolean(),
        since: when,
        lastUsedAt: when,
        expiresAt: when.describe("Null for never."),
        declaredBy,
      }),
    )
    .describe("Those of the account that signs in."),
  settings: z.record(z.string(), z.boolean()).nullable(),
  tables: z
    .array(
      z.object({
        noun: z.string(),
        title: z.string(),
        none: z.string(),
        columns: z.array(z.string()),
        rows: z.array(z.array(z.string())),
        pictures: z
          .array(z.object({ title: z.string(), column: z.string(), by: z.enum(["value", "age"]) }))
          .describe("Columns that the page draws: how many rows say what, or how old the days in it are."),
      }),
    )
    .describe("What else there is, by noun."),
  since: when.describe("From when on changes are told, in ISO 8601; null without --since."),
  changes: z
    .array(z.object({ at: z.string(), actor: z.string(), action: z.string(), name: z.string() }))
    .nullable()
    .describe("From the audit log, newest first; null without --since, or where it may not be seen."),
  unseen: z.array(z.enum(PARTS)).describe("Parts that could not be looked at, and are empty therefore."),
  notes: z.array(z.string()).describe("What could not be looked at, and why."),
});

export type ReviewReport = z.output<typeof reviewReport>;

/** People who are in no group. */
export const inNoGroup = ({ people }: ReviewReport) => people.filter(({ groups }) => groups.length === 0);
/** Groups with nobody in them. */
export const emptyGroups = ({ groups }: ReviewReport) => groups.filter(({ people }) => people === 0);

/** A day, as people read it. */
export const day = (moment: string | null) => (moment === null ? "" : moment.slice(0, 10));

/** A count with its noun, as people read it. */
export const many = (count: number, one: string, more = `${one}s`) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
