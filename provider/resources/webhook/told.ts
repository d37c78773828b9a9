import { listRepositories } from "../../hub/repositories";
import { listWebhooks, type Webhook } from "../../hub/webhooks";
import { byThing, type Change, eachSays, SECRET, text } from "../../telling/change";
import type { Look } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { byName } from "../shared/listing";
import { thing } from "./life";

/** All webhooks, by repository: a request for each. */
async function webhooksIn({ hub, org, declares }: Look): Promise<(Webhook & { repository: string })[]> {
  const names = [...(await listRepositories(hub, org)).keys()].sort(byName);
  const asked = names.filter((name) => declares?.(`repository/${org}/${name}`) ?? true);
  const all = asked.map(async (repository) =>
    [...((await listWebhooks(hub, org, repository)) ?? new Map<string, Webhook>()).values()]
      .sort((a, b) => byName(a.slug, b.slug))
      .map((one) => ({ ...one, repository })),
  );
  return (await Promise.all(all)).flat();
}

const named = ({ before, after, op }: Change) => {
  const { name, repository } = op === "delete" ? before : after;
  return `the webhook ${text(name)} of the repository ${text(repository)}`;
};

const each = eachSays(named, { create: "is made", update: "is changed", replace: "is made anew", delete: "ends" });

function says(changes: readonly Change[]): string[] {
  const all = byThing(changes, ({ org, repository, name, hookUrl }) => [org, repository, name, hookUrl]);
  // Whether an address is another one no plan tells of a secret.
  const hidden = all.filter((one) => one.after["hookUrl"] === SECRET && !changes.includes(one));
  return [...each(all), ...hidden.map((one) => `${named(one)} stays, unless its address is another one`)];
}

export const webhookTold: Telling = {
  areas: ["webhooks", "repositories"],
  // No action is known for webhooks themselves.
  log: { came: [], went: [], changed: [] },
  list: async (look) =>
    (await webhooksIn(look)).map(({ repository, slug, name, hookUrl }) => ({
      name: `${repository}/${slug}`,
      args: { repository, name, hookUrl },
      known: { slug },
      written: { repository: { from: "resource", noun: "Repository", name: repository, output: "name" } },
      notes: [ADDRESSES],
    })),
  within: "repository/{org}/{repository}",
  plan: {
    says,
  },
  review: {
    title: "Webhooks",
    none: "None.",
    columns: ["Repository", "Webhook", "Made", "Declared by"],
    rows: async (look, by) =>
      (await webhooksIn(look)).map(({ repository, slug, name, createdAt }) => [
        repository,
        name,
        (createdAt ?? "").slice(0, 10),
        by(thing(look.org, repository, slug)),
      ]),
  },
};

const ADDRESSES =
  "The addresses of webhooks stand in the program as they are. Whoever knows one can call it: where that matters, keep it in " +
  "the configuration, as a secret.";
