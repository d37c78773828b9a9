import type { Run } from "../../../run/run";
import type { Hub } from "../../hub/hub";
import { createScimUser, findScimUser, type ScimUser, ScimUserTakenError, updateScimUser } from "../../hub/scim";
import { isGivenAPlace } from "../shared/thePerson";

interface Wanted {
  org: string;
  userName: string;
  givenName?: string | undefined;
  familyName?: string | undefined;
  active: boolean;
  adopt?: boolean | undefined;
  besideMemberships?: boolean | undefined;
}

/** What a program declares of somebody, by name. */
export const thing = (org: string, userName: string) => `scim/${org}/${userName}`;

const BESIDE =
  "SCIM gives people their place in the organization, and so does what this program declares of them: each would undo the " +
  "other. Leave the person to one of them, or set besideMemberships: true.";

/** What cannot stay where the program also declares a role, a group or an invitation of somebody by this address, or by the Docker ID of the state. */
export async function refuseBeside(
  run: Run,
  org: string,
  userName: string,
  isAllowed: boolean | undefined,
): Promise<{ userName?: string }> {
  const ids = (await run.holders(thing(org, userName))).map(({ properties }) => properties["dockerId"]);
  const names = [userName, ...ids.filter((id) => typeof id === "string")];
  const isBeside = await run.mayDeclare(...names.map((name) => `person/${org}/${name}`));
  return isBeside && isAllowed !== true ? { userName: BESIDE } : {};
}

/** The same by whichever name. Members are looked up, with a credential of their own, only where the program declares people. */
async function isBeside(hub: Hub, org: string, userName: string): Promise<boolean> {
  return (await hub.run.declaredUnder(`person/${org}/`)).length > 0 && isGivenAPlace(hub, org, userName);
}

/** Makes somebody known to single sign-on, or takes over whom it knows by that address where that is no guess. */
export async function makeScimUser(hub: Hub, wanted: Wanted) {
  const { org, userName, givenName = "", familyName = "", active, adopt, besideMemberships } = wanted;
  // By their Docker ID the program may declare them as well, which no preview could know.
  if (besideMemberships !== true && (await isBeside(hub, org, userName))) throw new Error(BESIDE);
  const there = await findScimUser(hub, userName);
  const made = there ?? (await createScimUser(hub, named(userName, givenName, familyName)).catch(taken));
  const holders = await hub.run.holders(`scim/#${made.scimId}`);
  const isOurs = holders.length > 0;
  const wasThere = there !== undefined;
  const differs =
    made.active !== active ||
    (givenName !== "" && made.givenName !== givenName) ||
    (familyName !== "" && made.familyName !== familyName);
  if (wasThere && there.active && differs && !isOurs && adopt !== true) {
    throw new Error(
      "single sign-on knows somebody of that address already, and not as declared. Leave them to the identity provider, or set adopt: true to " +
        "take them over.",
    );
  }
  const { dockerId } = differs
    ? await updateScimUser(hub, made.scimId, { ...named(userName, givenName, familyName), active })
    : made;
  const found = isOurs ? holders.some(({ properties }) => properties["found"] === true) : wasThere && there.active;
  return { scimId: made.scimId, dockerId, ...(found ? { found } : {}) };
}

const named = (userName: string, givenName: string, familyName: string) => ({ userName, givenName, familyName });

/** Somebody else has made them known since. */
function taken(error: unknown): ScimUser {
  if (error instanceof ScimUserTakenError) return error.by;
  throw error;
}
