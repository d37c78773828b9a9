import { z } from "zod";
import { deleteWebhook, listWebhooks } from "../../hub/webhooks";
import { defineResource } from "../shared/defineResource";
import { declaredElsewhere, retained, wasFound } from "../shared/left";
import { orgName, repositoryName, upTo } from "../shared/values";
import { makeWebhook, thing } from "./life";
import { webhookTold } from "./told";

const address = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "it must be an address that begins with https:// or http://.",
  );

/**
 * An address that Docker Hub calls when something is pushed to a repository. Its calls are not signed: whoever knows the
 * address can call it too, so that it is best given as a secret. A change makes a new one before the old one goes. Ids
 * have the form `organization/repository/slug`.
 */
export const webhook = defineResource({
  type: "Webhook",
  id: "{org}/{repository}/{slug}",
  inputs: {
    /** Organization, or account, of the repository; `dockerhub:org` when left out. */
    org: orgName,
    /** Name of the repository; best written as `thatRepository.name`. */
    repository: repositoryName,
    /** What the page of the repository calls it. */
    name: upTo(255).min(1, "it is empty."),
    /** The address that is called; a secret where the program gives one. */
    hookUrl: address,
    /**
     * What happens when the resource is deleted: `delete` ends it, `retain` changes nothing. When left out, it is ended,
     * but `pulumi destroy` keeps one that was there before.
     */
    onDestroy: z.enum(["delete", "retain"], "it is one of delete, retain.").optional(),
  },
  outputs: {
    /** What Docker Hub knows it by. */
    slug: z.string(),
    /** When it was made, in ISO 8601. */
    createdAt: z.string().optional(),
    /** True for one that was there before the stack took it over. */
    found: z.boolean().optional(),
  },
  fromConfig: ["org"],
  inside: ["repository/{org}/{repository}"],
  declares: ["inside/{org}/{repository}"],
  becomes: ["webhook/{org}/{repository}/{slug}"],
  holds: ["webhook/{org}/{repository}/{slug}"],
  onlyOnDelete: ["onDestroy"],
  example: { "app-pushed": { repository: "${app.name}", name: "ci", hookUrl: "https://ci.example.com/pushed" } },
  told: webhookTold,
  create: (hub, inputs) => makeWebhook(hub, inputs),
  read: async (hub, { org, repository, slug, found, name }) => {
    const there = (await listWebhooks(hub, org!, repository!))?.get(slug!);
    if (there === undefined) return undefined;
    const { name: called, hookUrl, createdAt } = there;
    return { name: called, hookUrl, createdAt, found: name === undefined ? true : found };
  },
  delete: async (hub, { org, repository, slug, found, onDestroy }, isDestroy) => {
    if (onDestroy === "retain") return retained;
    if (isDestroy && found === true && onDestroy === undefined) return wasFound("Delete it");
    const held = thing(org, repository, slug);
    if (!isDestroy && (await hub.run.declares([held], held))) return declaredElsewhere;
    await deleteWebhook(hub, org, repository, slug);
    return undefined;
  },
});
