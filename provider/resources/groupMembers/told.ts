import { namesIn, text } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Telling } from "../../telling/telling";
import { groupsIn, leftAlone, settled } from "../shared/listing";

export const groupMembersTold: Telling = {
  areas: ["groups", "members"],
  log: {
    came: [deed("team.create", "{group}")],
    went: [deed("team.delete", "{group}")],
    changed: [],
    entries: {
      came: [deed("team.member.add", "{entry}", "{group}")],
      went: [deed("team.member.remove", "{entry}", "{group}"), deed("member.remove", "{entry}")],
      changed: [],
    },
  },
  list: async (look) => {
    if (look.style !== "sets") return [];
    const { ignore, notes } = await leftAlone(look);
    return (await groupsIn(look)).map(({ name, groupId, members }) => {
      const { declared, ignoring, written } = settled(members, (one) => one, ignore);
      return {
        name,
        args: { group: name, members: declared, ...ignoring },
        identity: { groupId },
        written: {
          group: { from: "resource", noun: "Group", name, output: "name" },
          members: { from: "group", group: name },
          ...written,
        },
        notes,
        rows: declared.map((one) => ({ name: one, group: name })),
      };
    });
  },
  covers: ["in/{org}/#{groupId}"],
  plan: {
    gives: ({ group, members }) => namesIn(members).map((who) => ({ has: "group", who, group: text(group) })),
    leaves: ({ group, ignore }) => (Array.isArray(ignore) ? { ignore, group: text(group) } : undefined),
  },
  review: null,
};
