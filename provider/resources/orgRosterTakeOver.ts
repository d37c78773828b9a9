import type { Hub } from "../hub/hub";
import { readRoster, type Roster } from "./orgRoster";
import { changeRoster, leavingRoster, type Wanted } from "./orgRosterChange";
import { named } from "./people";
import { railsFor, verdict } from "./rails";

/**
 * Brings an organization that no roster managed so far to the people that are wanted. Throws when anybody
 * would have to go for it, but for those of a roster of this stack that this one takes the place of.
 */
export async function takeOverRoster(hub: Hub, wanted: Wanted): Promise<Roster> {
  const { org, members, ignore } = wanted;
  const [held] = await hub.run.holders(`roster/${org}`);
  const known = (held?.properties ?? {}) as Partial<Roster>;
  const both = { ...known, members: { ...known.members, ...members } };
  const before = await readRoster(hub, org, both, ignore);
  const leaving = await leavingRoster(hub, wanted, before);
  const strangers = leaving.filter((name) => !Object.hasOwn(known.members ?? {}, name));
  const why = `it would remove ${named(strangers)} from ${org}, whom this stack has not put there. List them, or name them in ignore.`;
  const broken = { maxRemoval: strangers.length === 0 ? undefined : why };
  const refused = verdict(railsFor(hub.rails, wanted.rails), broken);
  if (refused !== undefined) throw new Error(refused);
  return changeRoster(hub, wanted, before);
}
