import { z } from "zod";
import { DEFAULT_PASSWORD, type Seed } from "./seed";

const name = z
  .string()
  .min(1)
  .transform((text) => text.toLowerCase());
const role = z.enum(["owner", "editor", "member"]).default("member");

const account = z.strictObject({
  username: name,
  password: z.string().min(1).default(DEFAULT_PASSWORD),
  email: z.string().optional(),
  fullName: z.string().optional(),
  otp: z.string().optional(),
});

const organization = z.strictObject({
  name,
  seats: z.number().int().positive().default(10_000),
  plan: z.enum(["team", "business"]).default("business"),
  ssoEnforced: z.boolean().default(false),
  members: z.array(z.strictObject({ username: name, role })).default([]),
  groups: z
    .array(z.strictObject({ name, description: z.string().default(""), members: z.array(name).default([]) }))
    .default([]),
  accessTokens: z
    .array(z.strictObject({ token: z.string().startsWith("dckr_oat_"), scopes: z.array(z.string()) }))
    .default([]),
});

/** Checks a seed, and fills in what it leaves out. Apart from its type, so that what programs compile against has no zod in it. */
export const seedSchema = z.strictObject({
  accounts: z.array(account).default([]),
  organizations: z.array(organization).default([]),
}) satisfies z.ZodType<unknown, Seed>;
