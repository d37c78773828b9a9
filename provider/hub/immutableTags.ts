import { z } from "zod";
import type { Hub } from "./hub";
import { held, type ImmutableTags, item } from "./repositories";
import { doneWhen } from "./repositoryChanges";

const area = "repositories" as const;
const path = (namespace: string, name: string) => `${item(namespace, name)}/immutabletags`;
const verified = z.object({ tags: z.array(z.string()).nullish() });

/** Says which tags cannot be overwritten. `PATCH /v2/namespaces/{namespace}/repositories/{name}/immutabletags` */
export async function setImmutableTags(
  hub: Hub,
  namespace: string,
  name: string,
  { enabled, rules }: ImmutableTags,
): Promise<void> {
  await hub.client.call({
    method: "PATCH",
    path: path(namespace, name),
    // Both are required, although only one may change.
    body: { immutable_tags: enabled, immutable_tags_rules: rules },
    area,
    found: doneWhen(
      hub,
      namespace,
      name,
      ({ immutableTags: now }) => now.enabled === enabled && same(now.rules, rules),
    ),
  });
  hub.snapshot.forget(held.one(namespace, name));
}

const same = (a: readonly string[], b: readonly string[]) =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/**
 * The tags that a rule matches by now. Throws InvalidRequestError for a rule that the Hub does not take.
 * `POST /v2/namespaces/{namespace}/repositories/{name}/immutabletags/verify`, which changes nothing.
 */
export async function tagsMatching(hub: Hub, namespace: string, name: string, rule: string): Promise<string[]> {
  const { tags } = await hub.client.call({
    method: "POST",
    path: `${path(namespace, name)}/verify`,
    body: { regex: rule },
    area,
    schema: verified,
    // It can be asked again as often as necessary.
    found: async () => undefined,
  });
  return tags ?? [];
}
