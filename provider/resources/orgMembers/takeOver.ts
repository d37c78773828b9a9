import type { Hub } from "../../hub/hub";
import { full, readRoster, type Roles, type Roster, slim } from "./roster";
import { changeRoster, leavingRoster, type Wanted } from "./change";
import { named } from "../shared/people";
import { railsFor, verdict } from "../shared/rails";
import { invitedAs } from "../shared/theInvitation";
import type { Role } from "../shared/values";

/**
 * Brings an organization that no roster managed so far to the people that are wanted. Throws when anybody
 * would have to go for it, but for those of a roster of this stack that this one takes the place of.
 */
export async function takeOverRoster(hub: Hub, wanted: Wanted): Promise<Roster> {
  const { org, members, ignore } = wanted;
  const [held] = await hub.run.holders(`roster/${org}`);
  const known = (held?.properties ?? {}) as Partial<Roster>;
  const both = { ...known, members: { ...known.members, ...members } };
  const before = await asInvited(hub, members, await readRoster(hub, org, both, ignore));
  const leaving = await leavingRoster(hub, wanted, before);
  const strangers = leaving.filter((name) => !Object.hasOwn(known.members ?? {}, name));
  const why = `it would remove ${named(strangers)} from ${org}, whom this stack has not put there. List them, or name them in ignore.`;
  const broken = { maxRemoval: strangers.length === 0 ? undefined : why };
  const refused = verdict(railsFor(hub.rails, wanted.rails), broken);
  if (refused !== undefined) throw new Error(refused);
  return changeRoster(hub, wanted, before);
}

/** A roster with the roles that its invitations are known to have. Of those who are wanted, the others are to be invited. */
async function asInvited(hub: Hub, wanted: Roles, roster: Roster): Promise<Roster> {
  const known = full(roster);
  for (const [name, inviteId] of Object.entries(known.invites)) {
    const role = await invitedAs(hub, inviteId);
    if (role !== undefined) known.members[name] = role as Role;
    else if (Object.hasOwn(wanted, name)) for (const part of [known.members, known.invites]) delete part[name];
  }
  return slim({ ...known, stale: known.stale.filter((name) => Object.hasOwn(known.invites, name)) });
}
