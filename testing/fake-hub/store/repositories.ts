/** What a group may do with a repository, from less to more. */
export const PERMISSIONS = ["read", "write", "admin"] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Names of repositories. Source: the contract, `repo_creation_request`. */
export const REPOSITORY = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
/** Names of tags. Source: the distribution specification, "Pulling manifests". */
export const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;

/** One of the images behind a tag, for one kind of machine. */
export interface Image {
  architecture: string;
  variant: string | null;
  os: string;
  digest: string;
  /** Bytes, compressed. */
  size: number;
}

export interface Tag {
  id: number;
  name: string;
  digest: string;
  images: Image[];
  pushedBy: string;
  pushedAt: string;
  pulledAt: string | undefined;
}

/** Addresses that are called after a push. */
export interface Webhook {
  name: string;
  slug: string;
  expectFinalCallback: boolean;
  hooks: { name: string; url: string }[];
  createdAt: string;
}

export interface Repository {
  /** An organization or an account. */
  namespace: string;
  name: string;
  description: string;
  fullDescription: string;
  isPrivate: boolean;
  immutableTags: { enabled: boolean; rules: string[] };
  /** By the numbers of groups: a group that is renamed keeps what it may do. */
  permissions: Map<number, Permission>;
  tags: Map<string, Tag>;
  /** By slug. */
  webhooks: Map<string, Webhook>;
  stars: number;
  pulls: number;
  createdAt: string;
  /** When an image was pushed, or when it was made where none was. */
  updatedAt: string;
  /** When anything of it was changed. */
  modifiedAt: string;
}

/** A repository as it is made. */
export type NewRepository = Pick<Repository, "namespace" | "name"> & {
  [Key in keyof Omit<Repository, "namespace" | "name" | "permissions" | "tags" | "webhooks">]?:
    Repository[Key] | undefined;
};

/** By which the store keeps it, and by which the audit log names it. */
export const addressOf = ({ namespace, name }: Pick<Repository, "namespace" | "name">) => `${namespace}/${name}`;

export function newRepository(given: NewRepository, at: string): Repository {
  const { description = "", fullDescription = "", isPrivate = false, stars = 0, pulls = 0 } = given;
  const { immutableTags = { enabled: false, rules: [] }, createdAt = at, updatedAt = at, modifiedAt = at } = given;
  return {
    ...{ namespace: given.namespace, name: given.name, description, fullDescription, isPrivate, immutableTags },
    ...{ stars, pulls, createdAt, updatedAt, modifiedAt },
    permissions: new Map(),
    tags: new Map(),
    webhooks: new Map(),
  };
}

/** What is pushed to a tag. */
export interface Pushed {
  /** Of the tag; drawn anew when left out. */
  digest?: string | undefined;
  /** Bytes, compressed, of the one image for amd64 that there is when `images` is left out. */
  size?: number | undefined;
  /** One for each kind of machine. */
  images?: readonly (Pick<Image, "architecture"> & { [Key in keyof Image]?: Image[Key] | undefined })[] | undefined;
  /** When, in ISO 8601; now when left out. */
  at?: string | undefined;
}

/** What the store knows of a tag that is pushed. */
interface Known extends Pick<Tag, "id" | "name" | "pushedBy"> {
  at: string;
  digest(): string;
}

export function newTag({ digest: given, size = 0, images, at }: Pushed, { id, name, pushedBy, ...known }: Known): Tag {
  const digest = given ?? known.digest();
  const made = (images ?? [{ architecture: "amd64", size, digest }]).map((one): Image => {
    const { architecture, variant = null, os = "linux", digest: own = known.digest(), size: bytes = 0 } = one;
    return { architecture, variant, os, digest: own, size: bytes };
  });
  return { id, name, digest, images: made, pushedBy, pushedAt: at ?? known.at, pulledAt: undefined };
}
