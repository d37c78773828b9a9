import { getRepository, listRepositories, type Repository } from "../../hub/repositories";
import { type Change, text } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Listed, Look } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { byName } from "../shared/listing";

const nameOf = (side: Change["before"]) => `the repository ${text(side["org"])}/${text(side["name"])}`;

/** What a changed repository is from then on. */
function changed({ before, after }: Change): string[] {
  const opened = before["visibility"] !== after["visibility"];
  const rest = ["description", "fullDescription", "immutableTags"].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return [
    ...(opened ? [`${nameOf(after)} is ${text(after["visibility"])} from then on`] : []),
    ...(rest.length > 0 ? [`${nameOf(after)} is described anew, or gets other rules for its tags`] : []),
  ];
}

function says(changes: readonly Change[]): string[] {
  const declared = new Set(changes.filter(({ op }) => op !== "delete").map(({ after }) => nameOf(after)));
  const held = new Set(changes.filter(({ op }) => op !== "create").map(({ before }) => nameOf(before)));
  return changes.flatMap((change): string[] => {
    const { op, before, after } = change;
    if (op === "same") return [];
    if (op === "create") return held.has(nameOf(after)) ? [] : [`${nameOf(after)} is made`];
    if (op !== "delete") return changed(change);
    if (declared.has(nameOf(before))) return [];
    return before["onDestroy"] === "delete"
      ? [`${nameOf(before)} is deleted, if no image is in it`]
      : [`${nameOf(before)} stays on Docker Hub with its images, and nobody looks after it`];
  });
}

const PAGE_STAYS =
  "The pages of repositories are left out, and stay as they are: declare one with fullDescription and readme().";

/** A repository as a program would declare it; what only it tells is asked for where it is to be written. */
async function listed({ hub, org, declares }: Look, { name, description, isPrivate }: Repository): Promise<Listed> {
  const whole = declares === undefined ? await getRepository(hub, org, name) : undefined;
  const { enabled = false, rules = [] } = whole?.immutableTags ?? {};
  return {
    name,
    args: {
      name,
      visibility: isPrivate ? "private" : "public",
      ...(description === "" ? {} : { description }),
      ...(enabled ? { immutableTags: { enabled, ...(rules.length === 0 ? {} : { rules: [...rules] }) } } : {}),
    },
    ...(whole === undefined || whole.fullDescription === "" ? {} : { notes: [PAGE_STAYS] }),
  };
}

/** A block of Terraform is a list of one, or an object. */
function immutableTags(value: unknown): unknown {
  const one: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  if (typeof one !== "object" || one === null) return undefined;
  const { enabled, rules } = one as { enabled?: unknown; rules?: unknown };
  return {
    enabled: enabled === true,
    ...(Array.isArray(rules) && rules.length > 0 ? { rules: rules as unknown[] } : {}),
  };
}

export const repositoryTold: Telling = {
  areas: ["repositories"],
  log: {
    came: [deed("repo.create", ["{name}", "{org}/{name}"])],
    went: [deed("repo.delete", ["{name}", "{org}/{name}"])],
    changed: [deed(["repo.change_privacy", "repo.update", "repo.immutable.tags.updated"], ["{name}", "{org}/{name}"])],
  },
  list: async (look) => {
    const repositories = [...(await listRepositories(look.hub, look.org)).values()].sort((a, b) =>
      byName(a.name, b.name),
    );
    return Promise.all(repositories.map((one) => listed(look, one)));
  },
  plan: { says },
  terraform: {
    type: "docker_hub_repository",
    attributes: {
      namespace: "org",
      name: "name",
      description: "description",
      full_description: "fullDescription",
      private: { is: "visibility", as: (value) => (value === true ? "private" : "public") },
      immutable_tags_settings: { is: "immutableTags", as: immutableTags },
      id: { why: "the id is made of organization and name" },
    },
  },
  review: {
    title: "Repositories",
    none: "There are none.",
    columns: ["Repository", "Visibility", "Stars", "Pulls", "Last pushed", "Declared by"],
    pictures: [
      { title: "Repositories by visibility", column: "Visibility", by: "value" },
      { title: "Repositories by last push", column: "Last pushed", by: "age" },
    ],
    rows: async ({ hub, org }, by) =>
      [...(await listRepositories(hub, org)).values()]
        .sort((a, b) => byName(a.name, b.name))
        .map(({ name, isPrivate, starCount, pullCount, lastUpdated }) => [
          name,
          isPrivate ? "private" : "public",
          String(starCount),
          String(pullCount),
          lastUpdated?.slice(0, 10) ?? "never",
          by(`repository/${org}/${name}`),
        ]),
  },
};
