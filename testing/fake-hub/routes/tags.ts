import { type Call, ok, Refusal, refuse, type Route } from "../http";
import { repository } from "../middleware/access";
import { page } from "../pages";
import { addressOf, idOf, type Image, type Repository, type Tag } from "../store";

/** How long a tag counts as active after a push or a pull, in ms. Source: the contract, a month. */
const ACTIVE_MS = 30 * 24 * 3_600_000;

/** The numbers that the service has beside names. */
const numberOf = (kind: "account" | "repository", name: string) => parseInt(idOf(kind, name).slice(0, 7), 16);

function wire(call: Call, one: Repository, tag: Tag) {
  const { pushedAt, pulledAt } = tag;
  const latest = Math.max(Date.parse(pushedAt), Date.parse(pulledAt ?? pushedAt));
  const status = call.store.now() - latest < ACTIVE_MS ? "active" : "inactive";
  const image = ({ architecture, variant, os, digest, size }: Image) => ({
    ...{ architecture, features: "", variant, digest, os, os_features: "", os_version: null, size, status },
    ...{ last_pulled: pulledAt ?? null, last_pushed: pushedAt },
  });
  const by = numberOf("account", tag.pushedBy);
  return {
    id: tag.id,
    name: tag.name,
    repository: numberOf("repository", addressOf(one)),
    creator: by,
    last_updater: by,
    last_updater_username: tag.pushedBy,
    last_updated: pushedAt,
    full_size: tag.images[0]!.size,
    images: tag.images.map(image),
    digest: tag.digest,
    media_type: "application/vnd.oci.image.index.v1+json",
    content_type: "image",
    status,
    tag_status: status,
    tag_last_pushed: pushedAt,
    tag_last_pulled: pulledAt ?? null,
  };
}

function theTag(call: Call, one: Repository): Tag {
  const name = call.params["tag"]!;
  const found = one.tags.get(name);
  if (found === undefined) throw new Refusal(refuse(404, `tag '${name}' not found`));
  return found;
}

const readsAt = (path: string): Route[] => [
  {
    method: "GET",
    path,
    credential: "optional",
    handle: (call) => {
      const one = repository(call, "read");
      const tags = [...one.tags.values()].filter(({ name }) => name.includes(call.query.get("name") ?? ""));
      return page(call, tags, { size: 10, show: (tag) => wire(call, one, tag) });
    },
  },
  {
    method: "GET",
    path: `${path}/::tag`,
    credential: "optional",
    handle: (call) => {
      const one = repository(call, "read");
      return ok(wire(call, one, theTag(call, one)));
    },
  },
];

/**
 * Tags, which the registry alone writes; see `registry.ts`. Their `images` are a list, as the service answers, where the
 * contract has one object. The older path is as public clients of the service send it.
 */
export const tagRoutes: Route[] = [
  ...readsAt("/v2/namespaces/:namespace/repositories/:repository/tags"),
  ...readsAt("/v2/repositories/:namespace/:repository/tags"),
];
