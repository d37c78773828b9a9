import { z } from "zod";
import { list, perhaps } from "./values";

/** Somebody who belongs to an organization, or is invited. */
export const member = {
  /** Docker ID; of somebody who is invited by an address that nobody has registered, the address. */
  username: z.string(),
  /** `owner`, `editor`, `member`, or whatever else Docker Hub has, in small letters; `invitee` for somebody who is invited. */
  role: z.string(),
  /** Names of the groups, which somebody who is invited joins on accepting. */
  groups: list(z.string()),
  /** Address, where the credential may see it. */
  email: perhaps,
  /** Name as the person writes it. */
  fullName: perhaps,
  /** True for people whose address is outside of the organization's verified domains. */
  isGuest: z.boolean(),
  /** When the person joined, in ISO 8601. */
  joinedAt: perhaps,
};

/** A group of an organization. */
export const group = {
  /** Name of the group. */
  name: z.string(),
  /** What the group is for. */
  description: z.string(),
  /** Number Docker Hub gave the group; it survives a new name. */
  groupId: z.int(),
  /** How many people are in it, where Docker Hub says so. */
  memberCount: z.int().optional(),
};

/** A repository, as far as a list tells. */
export const repositoryRow = {
  /** Organization or account that it belongs to; `library` for official images. */
  namespace: z.string(),
  /** Name without the namespace. */
  name: z.string(),
  /** What stands beneath the name on its page. */
  description: z.string(),
  /** False for one that everybody may pull from. */
  isPrivate: z.boolean(),
  /** How many accounts have marked it. */
  starCount: z.int(),
  /** How often it was pulled from. */
  pullCount: z.number(),
  /** When something was pushed last, in ISO 8601. */
  lastUpdated: perhaps,
  /** When it was made, in ISO 8601. */
  registeredAt: perhaps,
  /** `active`, `inactive`, or whatever else Docker Hub says. */
  status: perhaps,
  /** Bytes of all images, where Docker Hub says so. */
  storageSize: z.number().optional(),
  /** Slugs of the categories it is found under. */
  categories: list(z.string()),
};

/** One image of a tag, which has one for each platform. */
const image = {
  /** Such as `linux`. */
  os: perhaps,
  /** Such as `amd64` or `arm64`. */
  architecture: perhaps,
  /** Such as `v8` of `arm64`. */
  variant: perhaps,
  /** Digest of this image alone. */
  digest: perhaps,
  /** Compressed bytes. */
  size: z.number(),
  /** In ISO 8601. */
  lastPulled: perhaps,
  /** In ISO 8601. */
  lastPushed: perhaps,
};

/** A tag of a repository, without its digest. */
export const tagRow = {
  /** Such as `1.27`. */
  name: z.string(),
  /** Compressed bytes of all images. */
  size: z.number(),
  /** In ISO 8601. */
  lastUpdated: perhaps,
  /** Docker ID of who pushed it last. */
  lastUpdatedBy: perhaps,
  /** In ISO 8601. */
  lastPulled: perhaps,
  /** In ISO 8601. */
  lastPushed: perhaps,
  /** Whether it was pushed or pulled in the past month, as Docker Hub says. */
  isActive: z.boolean(),
  /** Its images, one for each platform. */
  images: list(z.object(image)),
};

/** A tag in a list. */
export const tag = {
  ...tagRow,
  /** What to write behind `@` for exactly this image, where Docker Hub says it. */
  digest: perhaps,
};
