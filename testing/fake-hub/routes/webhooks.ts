import { z } from "zod";
import { fields, name as named, optional } from "../body";
import { type Answer, type Call, created, noContent, refuse, type Route } from "../http";
import { repository } from "../middleware/access";
import { page } from "../pages";
import type { Repository, Webhook } from "../store";

const label = named.min(1, "must not be empty");
const address = z
  .string("must be text")
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), "must be an http or https address");
const pipeline = z.object({
  name: label,
  expect_final_callback: optional(z.boolean("must be true or false")),
  webhooks: z.array(z.object({ name: label, hook_url: address }), "must be a list").min(1, "must name a webhook"),
});

const wire = ({ name, slug, expectFinalCallback, hooks, createdAt }: Webhook) => ({
  name,
  slug,
  expect_final_callback: expectFinalCallback,
  webhooks: hooks.map(({ name, url }) => ({ name, hook_url: url, created: createdAt, last_updated: createdAt })),
  created: createdAt,
  last_updated: createdAt,
});

/** A slug that no other webhook of the repository has: what it is known by, though names may be alike. */
function slugOf({ webhooks }: Repository, name: string): string {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "-") || "webhook";
  let free = slug;
  for (let n = 2; webhooks.has(free); n++) free = `${slug}-${n}`;
  return free;
}

function create(call: Call): Answer {
  const one = repository(call, "admin");
  const { name, expect_final_callback: expectFinalCallback = false, webhooks } = fields(call, pipeline);
  const made: Webhook = {
    ...{ name, slug: slugOf(one, name), expectFinalCallback },
    hooks: webhooks.map(({ name, hook_url: url }) => ({ name, url })),
    createdAt: call.store.timestamp(),
  };
  one.webhooks.set(made.slug, made);
  return created(wire(made));
}

const AT = "/v2/repositories/:namespace/:repository/webhook_pipeline";

/**
 * Webhooks of a repository, for its administrators. The contract does not describe them. Source: what public clients of
 * the service send; they know no PATCH, nor an action of the audit log.
 */
export const webhookRoutes: Route[] = [
  {
    method: "GET",
    path: AT,
    handle: (call) => page(call, [...repository(call, "admin").webhooks.values()], { size: 10, show: wire }),
  },
  { method: "POST", path: AT, handle: create },
  {
    method: "DELETE",
    path: `${AT}/:slug`,
    handle: (call) =>
      repository(call, "admin").webhooks.delete(call.params["slug"]!) ? noContent : refuse(404, "webhook not found"),
  },
];
