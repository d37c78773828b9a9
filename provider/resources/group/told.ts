import { listGroups } from "../../hub/groups";
import { type Change, SECRET, text } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Listed } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { byName, isCoupled } from "../shared/listing";

/** Whether a resource gets a group of its own, because the one it has stays with another resource that has it too. */
const isMadeAnew = (change: Change, groups: readonly Change[]): boolean =>
  change.known["groupId"] !== undefined &&
  text(change.after["name"]) !== text(change.before["name"]) &&
  groups.some(
    (other) =>
      other !== change &&
      other.known["groupId"] === change.known["groupId"] &&
      text(other.after["name"]) === text(change.before["name"]),
  );

function groupsAfter(changes: readonly Change[]): ReadonlyMap<string, string | undefined> {
  const groups = changes.filter((change) => !isMadeAnew(change, changes));
  const isNew = ({ op, before, after }: Change) => op === "create" || text(before["name"]) === text(after["name"]);
  const declared = new Set(
    groups.filter((one) => one.op !== "delete" && isNew(one)).map(({ after }) => text(after["name"])),
  );
  return new Map(
    groups
      .filter(({ op }) => op !== "create")
      .map(({ op, before, after }) => {
        const name = text(before["name"]);
        // Another resource takes over a group that it declares by the same name, and not one that has a group already.
        return [name, op === "delete" ? (declared.has(name) ? name : undefined) : text(after["name"])];
      }),
  );
}

function says(changes: readonly Change[], used: ReadonlySet<string>): string[] {
  const after = groupsAfter(changes);
  return changes.flatMap((change): string[] => {
    const [was, is] = [text(change.before["name"]), text(change.after["name"])];
    const description = change.after["description"];
    const described = description !== change.before["description"] || description === SECRET;
    if (change.op === "same") return [];
    if (change.op === "create") return after.get(is) === is && after.has(is) ? [] : [`the group ${is} is made`];
    if (change.op === "delete") {
      if (after.get(was) !== undefined || change.before["onDestroy"] === "retain") return [];
      if (used.has(was)) return [`the group ${was} is kept, because the program still uses it`];
      return [`the group ${was} is deleted, and everybody in it loses what it gave`];
    }
    if (isMadeAnew(change, changes)) return [`the group ${is} is made`];
    if (was !== is) return [`the group ${was} is renamed to ${is}, and keeps its people`];
    return described ? [`the group ${is} is described anew`] : [];
  });
}

export const groupTold: Telling = {
  areas: ["groups"],
  log: {
    came: [deed("team.create", "{name}")],
    went: [deed("team.delete", "{name}")],
    changed: [deed("team.update", ["{name}", "{actual}"])],
  },
  list: async ({ hub, org }) => {
    const groups = [...(await listGroups(hub, org)).values()].sort((a, b) => byName(a.name, b.name));
    return groups.map(({ name, description, groupId }): Listed => ({
      name,
      args: { name, ...(description === "" ? {} : { description }) },
      identity: { groupId },
      ...(isCoupled(name) && { isOthers: true, cannot: `The group ${name} is left out: roles or a sync fill it.` }),
    }));
  },
  plan: { says, groupsAfter },
  terraform: {
    type: "docker_org_team",
    attributes: { org_name: "org", team_name: "name", team_description: "description", id: "groupId" },
    // Somebody may have renamed it since.
    more: async ({ id }, { hub, org }) => {
      const name = (await listGroups(hub, org)).get(Number(id))?.name;
      return name === undefined ? {} : { name };
    },
  },
  review: null,
};
