import { z } from "zod";
import type { Hub } from "./hub";
import { NotFoundError } from "./errors";
import { allPages, pageOf } from "./pages";
import { held, item } from "./repositories";

/** One image of a tag: a tag has one for each platform. */
export interface TagImage {
  os: string | undefined;
  architecture: string | undefined;
  /** Such as `v8` of `arm64`. */
  variant: string | undefined;
  digest: string | undefined;
  /** Bytes. */
  size: number;
  lastPulled: string | undefined;
  lastPushed: string | undefined;
}

/** A tag of a repository. Moments are ISO 8601. */
export interface Tag {
  name: string;
  /** What to write behind `@` for exactly this image; undefined where the Hub does not say. */
  digest: string | undefined;
  /** Compressed bytes of all images. */
  size: number;
  lastUpdated: string | undefined;
  lastUpdatedBy: string | undefined;
  lastPulled: string | undefined;
  lastPushed: string | undefined;
  /** Whether it was pushed or pulled in the past month, as the Hub says. */
  isActive: boolean;
  images: readonly TagImage[];
}

const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined);
const size = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

const image = z
  .object({
    os: text,
    architecture: text,
    variant: text,
    digest: text,
    size,
    last_pulled: text,
    last_pushed: text,
  })
  .transform(({ last_pulled, last_pushed, ...same }): TagImage => ({
    ...same,
    lastPulled: last_pulled,
    lastPushed: last_pushed,
  }));

const wire = z
  .object({
    name: z.string(),
    digest: text,
    full_size: size,
    last_updated: text,
    last_updater_username: text,
    tag_last_pulled: text,
    tag_last_pushed: text,
    tag_status: text,
    // The contract calls it status, and has a single image where the service answers a list.
    status: text,
    images: z.union([z.array(image), image.transform((one) => [one])]).nullish(),
  })
  .transform((row): Tag => ({
    name: row.name,
    digest: row.digest ?? onlyDigest(row.images ?? []),
    size: row.full_size,
    lastUpdated: row.last_updated,
    lastUpdatedBy: row.last_updater_username,
    lastPulled: row.tag_last_pulled,
    lastPushed: row.tag_last_pushed,
    isActive: (row.tag_status ?? row.status ?? "active") === "active",
    images: row.images ?? [],
  }));

const onlyDigest = (images: readonly TagImage[]) => (images.length === 1 ? images[0]!.digest : undefined);

const page = pageOf(wire);
const counted = z.object({ count: z.number() });

const area = "tags" as const;
const collection = (namespace: string, repository: string) => `${item(namespace, repository)}/tags`;

/** All tags of a repository, by name. `GET /v2/namespaces/{namespace}/repositories/{repository}/tags` */
export function listTags(hub: Hub, namespace: string, repository: string): Promise<Map<string, Tag>> {
  return hub.snapshot.get(held.tags(namespace, repository), async () => {
    const rows = await allPages(hub.client, collection(namespace, repository), { area, page, key: ({ name }) => name });
    return new Map(rows.map((tag) => [tag.name, tag]));
  });
}

/**
 * One tag, by the list where that has been read; undefined when there is none.
 * `GET /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}`
 */
export async function getTag(hub: Hub, namespace: string, repository: string, tag: string): Promise<Tag | undefined> {
  if (hub.snapshot.has(held.tags(namespace, repository))) return (await listTags(hub, namespace, repository)).get(tag);
  const path = `${collection(namespace, repository)}/${encodeURIComponent(tag)}`;
  return hub.snapshot.get(`tag ${namespace}/${repository}:${tag}`, () =>
    hub.client.call({ method: "GET", path, area, schema: wire }).catch((error: unknown) => {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }),
  );
}

/** How many tags a repository has now. Throws NotFoundError where there is no such repository. */
export async function countTags(hub: Hub, namespace: string, repository: string): Promise<number> {
  const path = collection(namespace, repository);
  const query = { page: 1, page_size: 1 };
  return (await hub.client.call({ method: "GET", path, query, area, schema: counted })).count;
}
