import { z } from "zod";
import type { Hub } from "./hub";
import { MissingListError, NotFoundError } from "./errors";
import { allPages, pageOf } from "./pages";

/** A repository, as far as a list tells. */
export interface Repository {
  /** Organization or account that it belongs to. */
  namespace: string;
  name: string;
  description: string;
  isPrivate: boolean;
  starCount: number;
  pullCount: number;
  /** ISO 8601; undefined for one that nothing was pushed to. */
  lastUpdated: string | undefined;
  /** When it was made, in ISO 8601. */
  registeredAt: string | undefined;
  /** `active`, `inactive`, or whatever else the Hub says. */
  status: string | undefined;
  /** Bytes of all images; undefined where the Hub does not say. */
  storageSize: number | undefined;
  /** Slugs of the categories it is found under. */
  categories: readonly string[];
}

/** Tags that cannot be overwritten: all of them, or those that a regular expression matches. */
export interface ImmutableTags {
  enabled: boolean;
  rules: readonly string[];
}

/** A repository as it tells itself: what no list has is here. */
export interface WholeRepository extends Repository {
  fullDescription: string;
  immutableTags: ImmutableTags;
  /** What the credential may do with it. */
  permissions: Readonly<Record<"read" | "write" | "admin", boolean>> | undefined;
}

const row = z.object({
  namespace: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  is_private: z.boolean(),
  star_count: z.number().nullish(),
  pull_count: z.number().nullish(),
  last_updated: z.string().nullish(),
  date_registered: z.string().nullish(),
  status_description: z.string().nullish(),
  storage_size: z.number().nullish(),
  categories: z.array(z.object({ slug: z.string() })).nullish(),
});
const fromWire = ({ namespace, name, ...told }: z.output<typeof row>): Repository => ({
  namespace: namespace.toLowerCase(),
  name: name.toLowerCase(),
  description: told.description ?? "",
  isPrivate: told.is_private,
  starCount: told.star_count ?? 0,
  pullCount: told.pull_count ?? 0,
  lastUpdated: told.last_updated || undefined,
  registeredAt: told.date_registered || undefined,
  status: told.status_description?.toLowerCase() || undefined,
  storageSize: told.storage_size ?? undefined,
  categories: (told.categories ?? []).map(({ slug }) => slug),
});

/** One repository as the Hub answers when it is read, made or changed. */
export const wholeRepository = row
  .extend({
    full_description: z.string().nullish(),
    immutable_tags_settings: z
      .object({ enabled: z.boolean().nullish(), rules: z.array(z.string()).nullish() })
      .nullish(),
    permissions: z.object({ read: z.boolean(), write: z.boolean(), admin: z.boolean() }).nullish(),
  })
  .transform(({ full_description, immutable_tags_settings: immutable, permissions, ...listed }): WholeRepository => ({
    ...fromWire(listed),
    fullDescription: full_description ?? "",
    immutableTags: { enabled: immutable?.enabled ?? false, rules: immutable?.rules ?? [] },
    permissions: permissions ?? undefined,
  }));
const page = pageOf(row.transform(fromWire));

const area = "repositories" as const;
/** Repositories that can be listed and made. */
export const collection = (namespace: string) => `v2/namespaces/${encodeURIComponent(namespace)}/repositories`;
/** One repository, by the routes that the contract has. */
export const item = (namespace: string, name: string) => `${collection(namespace)}/${encodeURIComponent(name)}`;
/** The same by the older routes, which alone change and delete. */
export const older = (namespace: string, name: string) =>
  `v2/repositories/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;

/** What the snapshot calls them, and what is inside of one. */
export const held = {
  list: (namespace: string) => `repositories of ${namespace}`,
  one: (namespace: string, name: string) => `repository ${namespace}/${name}`,
  permissions: (namespace: string, name: string) => `permissions on ${namespace}/${name}`,
  webhooks: (namespace: string, name: string) => `webhooks of ${namespace}/${name}`,
  tags: (namespace: string, name: string) => `tags of ${namespace}/${name}`,
};

/** All repositories of a namespace that the credential may see, by name. `GET /v2/namespaces/{namespace}/repositories` */
export function listRepositories(hub: Hub, namespace: string): Promise<Map<string, Repository>> {
  return hub.snapshot.get(held.list(namespace), async () => {
    // By name, because pulls and pushes change the other orders at any time.
    const query = { ordering: "name" };
    const rows = await allPages(hub.client, collection(namespace), { area, page, query, key: ({ name }) => name });
    return new Map(rows.map((repository) => [repository.name, repository]));
  });
}

/**
 * One repository with all that it tells, read once; undefined when there is none, or none that the credential
 * may see. `GET /v2/namespaces/{namespace}/repositories/{name}`
 */
export function getRepository(hub: Hub, namespace: string, name: string): Promise<WholeRepository | undefined> {
  return hub.snapshot.get(held.one(namespace, name), () => readRepository(hub, namespace, name));
}

/** The same, read now. */
export async function readRepository(hub: Hub, namespace: string, name: string): Promise<WholeRepository | undefined> {
  return hub.client
    .call({ method: "GET", path: item(namespace, name), area, schema: wholeRepository })
    .catch((error: unknown) => {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    });
}

/** Forgets a repository and what was read inside of it: it has come, or gone. */
export function forgetRepository(hub: Hub, namespace: string, name: string): void {
  for (const inside of ["one", "permissions", "webhooks", "tags"] as const)
    hub.snapshot.forget(held[inside](namespace, name));
}

/**
 * For a list inside a repository that is not there: undefined when the repository is gone, which is so only when
 * its namespace lists it no longer. Throws whatever else went wrong.
 */
export function goneWith(hub: Hub, namespace: string, name: string): (error: unknown) => Promise<undefined> {
  return async (error) => {
    if (!(error instanceof MissingListError) || (await listRepositories(hub, namespace)).has(name)) throw error;
    return undefined;
  };
}

/**
 * What is read of the inside of a repository, read once more where it was not there: another process of the run may have
 * made it since.
 */
export async function lookAgain<T>(
  hub: Hub,
  namespace: string,
  name: string,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const there = await look();
  if (there !== undefined) return there;
  forgetRepository(hub, namespace, name);
  return look();
}
