import { namesIn, rolesIn } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Telling } from "../../telling/telling";
import { hasRoster, invitesIn, leftAlone, membersIn, orNothing, ROLE_ASSUMED, settled } from "../shared/listing";

export const orgMembersTold: Telling = {
  areas: ["members", "invites"],
  log: {
    came: [],
    went: [],
    changed: [],
    entries: {
      came: [deed(["member.add", "member.invite"], "{entry}")],
      went: [deed(["member.remove", "member.invite.cancel"], "{entry}")],
      changed: [deed("member.role.change", "{entry}")],
    },
  },
  list: async (look) => {
    if (look.style !== "sets") return [];
    const members = (await membersIn(look)).map(({ username, role }) => ({ name: username, role }));
    if (!(await hasRoster(look))) return [];
    const pending = look.parts.has("invites") ? await orNothing(invitesIn(look)) : [];
    const all = [...members, ...pending.map(({ invitee }) => ({ name: invitee, role: "member" }))];
    const { ignore, notes } = await leftAlone(look);
    const { declared, ignoring, written } = settled(all, ({ name }) => name, ignore);
    return [
      {
        name: look.org,
        args: { members: Object.fromEntries(declared.map(({ name, role }) => [name, role])), ...ignoring },
        written: { members: { from: "roles" }, ...written },
        rows: declared,
        notes: pending.length > 0 ? [...notes, ROLE_ASSUMED] : notes,
      },
    ];
  },
  isOne: true,
  covers: ["person/{org}"],
  plan: {
    gives: ({ members }, { invites = {} }) =>
      rolesIn(members).map(([who, role]) =>
        namesIn(invites).includes(who)
          ? { has: "invitation", who, role, group: "", pending: true }
          : { has: "role", who, role, onDelete: "remove", invites: true },
      ),
    lets: ({ onDestroy }) => onDestroy !== "remove",
    dockerIds: (_, { usernames }) => rolesIn(usernames),
    leaves: ({ ignore }) => (Array.isArray(ignore) ? { ignore } : undefined),
  },
  review: null,
};
