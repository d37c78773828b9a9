import { z } from "zod";
import { isAddress } from "./addresses";
import { DEFAULT_PASSWORD, type Seed } from "./seed";
import { PERMISSIONS, REPOSITORY, TAG } from "./store/repositories";

const name = z
  .string()
  .min(1)
  .transform((text) => text.toLowerCase());
const role = z.enum(["owner", "editor", "member"]).default("member");

const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .optional();
const bytes = z.number().int().nonnegative();

const image = z.strictObject({
  architecture: z.string(),
  variant: z.string().optional(),
  os: z.string().optional(),
  digest,
  size: bytes.optional(),
});

const tag = z.strictObject({
  name: z.string().regex(TAG),
  digest,
  size: bytes.optional(),
  images: z.array(image).min(1).optional(),
  pushedBy: name.optional(),
  pushedAt: z.iso.datetime({ offset: true }).optional(),
  pulledAt: z.iso.datetime({ offset: true }).optional(),
});

const repository = z.strictObject({
  name: z.string().regex(REPOSITORY).min(2).max(255),
  description: z.string().max(100).default(""),
  fullDescription: z.string().max(25_000).default(""),
  isPrivate: z.boolean().default(false),
  immutableTags: z
    .strictObject({ enabled: z.boolean(), rules: z.array(z.string()).default([]) })
    .default({ enabled: false, rules: [] }),
  permissions: z.record(name, z.enum(PERMISSIONS)).default({}),
  tags: z.array(tag).default([]),
  webhooks: z.array(z.strictObject({ name: z.string().min(1), slug: name, url: z.url() })).default([]),
  stars: z.number().int().nonnegative().default(0),
  pulls: z.number().int().nonnegative().default(0),
});

const repositories = z.array(repository).default([]);

const account = z.strictObject({
  username: name,
  password: z.string().min(1).default(DEFAULT_PASSWORD),
  email: z.string().optional(),
  fullName: z.string().optional(),
  otp: z.string().optional(),
  repositories,
});

const registryAccess = z.strictObject({
  enabled: z.boolean().default(false),
  dockerHub: z.boolean().default(true),
  custom: z
    .array(z.strictObject({ address: z.string().min(1), name: z.string().min(1), allowed: z.boolean() }))
    .default([]),
});

const scim = z.strictObject({
  token: z.string().regex(/^\S+$/),
  users: z
    .array(
      z.strictObject({
        userName: z.string().refine(isAddress, "must be an address").toLowerCase(),
        givenName: z.string().default(""),
        familyName: z.string().default(""),
        active: z.boolean().default(true),
      }),
    )
    .default([]),
});

const scopes = z.array(z.string());

const orgAccessToken = z.strictObject({
  token: z.string().startsWith("dckr_oat_"),
  label: z.string().min(1).default("seed"),
  description: z.string().default(""),
  scopes: scopes.default([]),
  resources: z.array(z.strictObject({ type: z.enum(["TYPE_ORG", "TYPE_REPO"]), path: z.string(), scopes })).default([]),
  isActive: z.boolean().default(true),
  createdBy: name.optional(),
  createdAt: z.iso.datetime({ offset: true }).optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  lastUsedAt: z.iso.datetime({ offset: true }).optional(),
});

const organization = z.strictObject({
  name,
  seats: z.number().int().positive().default(10_000),
  plan: z.enum(["team", "business"]).default("business"),
  ssoEnforced: z.boolean().default(false),
  members: z.array(z.strictObject({ username: name, role, isGuest: z.boolean().default(false) })).default([]),
  groups: z
    .array(z.strictObject({ name, description: z.string().default(""), members: z.array(name).default([]) }))
    .default([]),
  accessTokens: z.array(orgAccessToken).default([]),
  registryAccess: registryAccess.prefault({}),
  scim: scim.optional(),
  repositories,
});

/** Checks a seed, and fills in what it leaves out. Apart from its type, so that what programs compile against has no zod in it. */
export const seedSchema = z.strictObject({
  accounts: z.array(account).default([]),
  organizations: z.array(organization).default([]),
}) satisfies z.ZodType<unknown, Seed>;
