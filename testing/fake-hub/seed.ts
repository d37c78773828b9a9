import { z } from "zod";

/**
 * Password of accounts that are given none. No word of any sentence: the `pulumi` command masks the values of
 * secrets wherever they stand in what it prints.
 */
export const DEFAULT_PASSWORD = "let-me-in-4711";

const name = z
  .string()
  .min(1)
  .transform((text) => text.toLowerCase());
const role = z.enum(["owner", "editor", "member"]).default("member");

const account = z.strictObject({
  /** Docker ID. */
  username: name,
  password: z.string().min(1).default(DEFAULT_PASSWORD),
  email: z.string().optional(),
  fullName: z.string().optional(),
  /** The code that passes the second factor; an account without it has none. */
  otp: z.string().optional(),
});

const organization = z.strictObject({
  name,
  /** Members and pending invitations together cannot be more. */
  seats: z.number().int().positive().default(10_000),
  /** Image access settings need the business plan. */
  plan: z.enum(["team", "business"]).default("business"),
  /** Members with enforced single sign-on cannot sign in with a password. */
  ssoEnforced: z.boolean().default(false),
  members: z.array(z.strictObject({ username: name, role })).default([]),
  groups: z
    .array(z.strictObject({ name, description: z.string().default(""), members: z.array(name).default([]) }))
    .default([]),
  /** Organization access tokens: the value, and what it may do. */
  accessTokens: z
    .array(z.strictObject({ token: z.string().startsWith("dckr_oat_"), scopes: z.array(z.string()) }))
    .default([]),
});

/** What a fake Hub starts with. Everything may be left out. */
export const seedSchema = z.strictObject({
  accounts: z.array(account).default([]),
  organizations: z.array(organization).default([]),
});

/** What a fake Hub starts with, as one writes it. */
export type Seed = z.input<typeof seedSchema>;

/** A small organization with plainly fictional people; `ops`, with the default password, owns it. */
export function smallOrganization(name = "acme"): Seed {
  const people = ["ops", "ada", "bo", "dora", "eli"];
  return {
    accounts: people.map((username) => ({ username, email: `${username}@example.com` })),
    organizations: [
      {
        name,
        members: people.map((username) => ({ username, role: username === "ops" ? "owner" : "member" })),
      },
    ],
  };
}
