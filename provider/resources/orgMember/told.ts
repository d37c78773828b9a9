import { text } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Listed } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { memberOf, membersIn, strangeRole } from "../shared/listing";

export const orgMemberTold: Telling = {
  areas: ["members"],
  log: {
    came: [deed(["member.add", "member.invite"], "{username}")],
    went: [deed("member.remove", "{username}")],
    changed: [deed("member.role.change", "{username}")],
  },
  list: async (look) => {
    if (look.style !== "edges") return [];
    return (await membersIn(look)).map((one): Listed => {
      const { username, role, email } = one;
      const cannot = strangeRole(one);
      return {
        name: username,
        args: { username, role },
        also: email === undefined ? [] : [`person/${look.org}/${email}`],
        each: { of: "everybody", name: "{name}" },
        written: { username: { from: "column", column: "name" }, role: { from: "column", column: "role" } },
        rows: [{ name: username, role }],
        ...(cannot === undefined ? {} : { cannot }),
      };
    });
  },
  plan: {
    gives: ({ username, role, onDestroy }) => {
      const onDelete = onDestroy === "retain" || onDestroy === "downgrade" ? onDestroy : "remove";
      return [{ has: "role", who: text(username), role: text(role), onDelete, invites: false }];
    },
  },
  terraform: {
    type: "docker_org_member",
    attributes: {
      org_name: "org",
      user_name: "username",
      email: { why: "somebody who belongs is known by their Docker ID" },
      role: "role",
      invite_id: { why: "whoever is still invited is an Invite" },
    },
    isOne: async (attributes, look) => (await memberOf(attributes, look)) !== undefined,
    more: async (attributes, look) => ({ username: (await memberOf(attributes, look))!.username }),
  },
  review: null,
};
