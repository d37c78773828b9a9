import { z } from "zod";
import type { Hub } from "./hub";
import { allPages, pageOf } from "./pages";
import { goneWith, held, older } from "./repositories";

/** What Docker Hub calls when something is pushed to a repository. Calls are not signed: who knows an address can call it too. */
export interface Webhook {
  /** What the Hub calls it; nothing else tells two of one name apart. */
  slug: string;
  name: string;
  /** The address that is called. */
  hookUrl: string;
  /** ISO 8601. */
  createdAt: string | undefined;
}

/** The Hub knows several hooks in one; whoever makes one by its web page or here gets one of one. */
const hook = z.object({ name: z.string().nullish(), hook_url: z.string() });
const wire = z
  .object({ slug: z.string(), name: z.string(), webhooks: z.array(hook).nullish(), created: z.string().nullish() })
  .transform(({ slug, name, webhooks, created }): Webhook => ({
    slug,
    name,
    hookUrl: webhooks?.[0]?.hook_url ?? "",
    createdAt: created ?? undefined,
  }));
const page = pageOf(wire);

const area = "webhooks" as const;
const collection = (namespace: string, repository: string) => `${older(namespace, repository)}/webhook_pipeline/`;
const list = held.webhooks;

type Webhooks = Map<string, Webhook>;

/**
 * The webhooks of a repository by their slugs; undefined when there is no such repository.
 * `GET /v2/repositories/{namespace}/{repository}/webhook_pipeline/`, of which the contract says nothing.
 */
export function listWebhooks(hub: Hub, namespace: string, repository: string): Promise<Webhooks | undefined> {
  return hub.snapshot.get(list(namespace, repository), () => readWebhooks(hub, namespace, repository));
}

async function readWebhooks(hub: Hub, namespace: string, repository: string): Promise<Webhooks | undefined> {
  const options = { area, page, key: ({ slug }: Webhook) => slug };
  const rows = await allPages(hub.client, collection(namespace, repository), options).catch(
    goneWith(hub, namespace, repository),
  );
  return rows && new Map(rows.map((webhook) => [webhook.slug, webhook]));
}

/**
 * Makes a webhook. `POST /v2/repositories/{namespace}/{repository}/webhook_pipeline/`. After a lost reply it is done
 * if there is one of that name and address that was not there before. Throws NotFoundError where there is no such
 * repository.
 */
export async function createWebhook(
  hub: Hub,
  namespace: string,
  repository: string,
  { name, hookUrl }: Pick<Webhook, "name" | "hookUrl">,
): Promise<Webhook> {
  const before = await listWebhooks(hub, namespace, repository);
  const made = await hub.client.call({
    method: "POST",
    path: collection(namespace, repository),
    body: { name, expect_final_callback: false, webhooks: [{ name, hook_url: hookUrl }] },
    area,
    schema: wire,
    found: async () => {
      const now = [...((await readWebhooks(hub, namespace, repository)) ?? new Map<string, Webhook>()).values()];
      return now.find((one) => !before?.has(one.slug) && one.name === name && one.hookUrl === hookUrl);
    },
  });
  const webhook = { ...made, hookUrl: made.hookUrl || hookUrl };
  await hub.snapshot.amend<Webhooks | undefined>(list(namespace, repository), (all) => all?.set(made.slug, webhook));
  return webhook;
}

/** `DELETE /v2/repositories/{namespace}/{repository}/webhook_pipeline/{slug}/`. Throws NotFoundError when it is gone already. */
export async function deleteWebhook(hub: Hub, namespace: string, repository: string, slug: string): Promise<void> {
  const path = `${collection(namespace, repository)}${encodeURIComponent(slug)}/`;
  await hub.client.call({ method: "DELETE", path, area });
  await hub.snapshot.amend<Webhooks | undefined>(list(namespace, repository), (all) => all?.delete(slug));
}
