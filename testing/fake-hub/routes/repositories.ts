import { z } from "zod";
import { fields, name as named, optional } from "../body";
import { type Answer, type Call, created, ok, Refusal, refuse, refuseFields, type Route } from "../http";
import { ownNamespace, permissionOn, repository } from "../middleware/access";
import { actor } from "../middleware/permission";
import { page } from "../pages";
import { described } from "../rules";
import { addressOf, REPOSITORY, type Repository } from "../store";
import { row, wire } from "./repositoryRows";

const repositoryName = z
  .string("must be text")
  .min(2, "must have 2 to 255 characters")
  .max(255, "must have 2 to 255 characters")
  .regex(
    REPOSITORY,
    "may have lower-case letters and digits, with single periods, underscores and hyphens between them",
  );
const description = z.string("must be text").max(100, "must have at most 100 characters");
const fullDescription = z.string("must be text").max(25_000, "must have at most 25000 characters");
const flag = z.boolean("must be true or false");
const rule = z
  .string("must be text")
  .refine((text) => described(text, []) !== undefined, "must be a regular expression");

const toCreate = z.object({
  name: repositoryName,
  namespace: named,
  description: optional(description),
  full_description: optional(fullDescription),
  is_private: optional(flag),
});
const toChange = z.object({ description: optional(description), full_description: optional(fullDescription) });
const privacy = z.object({ is_private: flag });
const immutableTags = z.object({ immutable_tags: flag, immutable_tags_rules: z.array(rule, "must be a list") });
const toVerify = z.object({ regex: rule });

/** Writes into the log of the organization; those of accounts have none. */
function record(call: Call, action: string, one: Repository, data: Record<string, string> = {}): void {
  const org = call.store.organizations.get(one.namespace);
  if (org !== undefined) call.store.record(org, actor(call), `repo.${action}`, addressOf(one), data);
}

const ORDERS: Record<string, (one: Repository) => string | number> = {
  name: ({ name }) => name,
  last_updated: ({ updatedAt }) => Date.parse(updatedAt),
  pull_count: ({ pulls }) => pulls,
};

/** Puts rows into the order that a query asks for. Throws a 400, in the words of the contract's example. */
function ordered(rows: Repository[], ordering: string | null): Repository[] {
  if (ordering === null) return rows;
  const names = Object.keys(ORDERS).flatMap((name) => [name, `-${name}`]);
  if (!names.includes(ordering)) {
    const why = `Invalid ordering value. Must be one of: ${names.join(", ")}`;
    throw new Refusal(refuseFields("Invalid ordering value", { ordering: [why] }));
  }
  const [key, sign] = [ORDERS[ordering.replace("-", "")]!, ordering.startsWith("-") ? -1 : 1];
  return rows.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}

function list(call: Call): Answer {
  const { store, session, query, params } = call;
  const wanted = (query.get("name") ?? "").toLowerCase();
  const rows = store
    .repositoriesOf(params["namespace"]!)
    .filter((one) => one.name.includes(wanted) && permissionOn(store, session, one) !== undefined);
  return page(call, ordered(rows, query.get("ordering")), { size: 10, show: row });
}

function create(call: Call): Answer {
  const namespace = ownNamespace(call);
  const { name, is_private: isPrivate = false, ...wanted } = fields(call, toCreate);
  if (wanted.namespace.toLowerCase() !== namespace) return refuse(400, "namespace: must be that of the path");
  if (call.store.repositories.has(addressOf({ namespace, name }))) {
    return refuse(400, "Repository with this Name and Namespace already exists.");
  }
  const { description, full_description: fullDescription } = wanted;
  const made = call.store.addRepository({ namespace, name, description, fullDescription, isPrivate });
  record(call, "create", made, { is_private: String(isPrivate) });
  return created(wire(call, made));
}

/** Changes what a body says of a repository, as its administrator. */
function change(call: Call, action: string, of: (call: Call, one: Repository) => Partial<Repository>): Answer {
  const one = repository(call, "admin");
  Object.assign(one, of(call, one), { modifiedAt: call.store.timestamp() });
  record(call, action, one);
  return ok(wire(call, one));
}

const describe = (call: Call) =>
  change(call, "update", (_, one) => {
    const { description = one.description, full_description: fullDescription = one.fullDescription } = fields(
      call,
      toChange,
    );
    return { description, fullDescription };
  });

const setPrivacy = (call: Call) =>
  change(call, "change_privacy", () => ({ isPrivate: fields(call, privacy).is_private }));

const setImmutableTags = (call: Call) =>
  change(call, "immutable.tags.updated", () => {
    const { immutable_tags: enabled, immutable_tags_rules: rules } = fields(call, immutableTags);
    return { immutableTags: { enabled, rules } };
  });

function verify(call: Call): Answer {
  const { tags } = repository(call, "admin");
  const matching = described(fields(call, toVerify).regex, [...tags.keys()]);
  return matching === undefined ? refuse(400, "regex: takes too long") : ok({ tags: matching });
}

/** Deletes a repository, with every image in it. */
function end(call: Call): Answer {
  const one = repository(call, "admin");
  call.store.repositories.delete(addressOf(one));
  record(call, "delete", one);
  return { status: 202 };
}

const readsAt = (namespace: string): Route[] => [
  { method: "GET", path: namespace, credential: "optional", handle: list },
  {
    method: "GET",
    path: `${namespace}/:repository`,
    credential: "optional",
    handle: (call) => ok(wire(call, repository(call, "read"))),
  },
];

/**
 * Repositories of organizations and accounts. What the contract does not describe (the paths that begin with
 * `/v2/repositories`) is as public clients of the service send it. The contract has no 409 for a name that is taken.
 */
export const repositoryRoutes: Route[] = [
  ...readsAt("/v2/namespaces/:namespace/repositories"),
  ...readsAt("/v2/repositories/:namespace"),
  { method: "POST", path: "/v2/namespaces/:namespace/repositories", handle: create },
  { method: "PATCH", path: "/v2/repositories/:namespace/:repository", handle: describe },
  { method: "DELETE", path: "/v2/repositories/:namespace/:repository", handle: end },
  { method: "POST", path: "/v2/repositories/:namespace/:repository/privacy", handle: setPrivacy },
  {
    method: "PATCH",
    path: "/v2/namespaces/:namespace/repositories/:repository/immutabletags",
    handle: setImmutableTags,
  },
  {
    method: "POST",
    path: "/v2/namespaces/:namespace/repositories/:repository/immutabletags/verify",
    handle: verify,
  },
];
