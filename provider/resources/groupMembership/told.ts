import { text } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Listed } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { groupsIn, membersIn, orNothing, strangeRole } from "../shared/listing";

export const groupMembershipTold: Telling = {
  areas: ["groups", "members"],
  log: {
    came: [deed("team.member.add", "{username}", "{group}")],
    went: [
      deed("team.member.remove", "{username}", "{group}"),
      deed("member.remove", "{username}"),
      deed("team.delete", "{group}"),
    ],
    changed: [],
  },
  list: async (look) => {
    if (look.style !== "edges") return [];
    const people = new Map((await orNothing(membersIn(look))).map((one) => [one.username, strangeRole(one)]));
    return (await groupsIn(look)).flatMap(({ name: group, groupId, members }) =>
      members.map((username): Listed => {
        const cannot = people.get(username);
        return {
          name: `${group}/${username}`,
          args: { group, username },
          identity: { groupId },
          each: { of: { group }, name: `${group}/{name}` },
          written: {
            group: { from: "resource", noun: "Group", name: group, output: "name" },
            username: { from: "column", column: "name" },
          },
          rows: [{ name: username, group }],
          ...(cannot === undefined ? {} : { cannot }),
        };
      }),
    );
  },
  within: "group/{org}/#{groupId}",
  mentions: ["person/{org}/{username}"],
  plan: { gives: ({ group, username }) => [{ has: "group", who: text(username), group: text(group) }] },
  terraform: {
    type: "docker_org_team_member",
    attributes: {
      org_name: "org",
      team_name: { is: "group", refers: { noun: "Group", output: "name" } },
      user_name: "username",
      id: { why: "the id is made of organization, group and Docker ID" },
    },
  },
  review: null,
};
