import type { Hub } from "../../hub/hub";
import { membersByAddress } from "../../hub/members";

const isAddress = (name: string) => name.includes("@");

/** The Docker ID of whoever is declared or held by this name, as far as the state or the members tell. */
export async function dockerIdOf(hub: Hub, org: string, name: string): Promise<string | undefined> {
  if (!isAddress(name)) return name;
  for (const { properties } of await hub.run.holders(`person/${org}/${name}`)) {
    const { username, usernames } = properties as { username?: string; usernames?: Record<string, string> };
    const known = properties["invitee"] === name ? username : usernames?.[name];
    if (known !== undefined) return known;
  }
  return (await membersByAddress(hub, org)).get(name)?.username;
}

/** The address by which a roster of this run declares whoever has this Docker ID; undefined when none does. */
export async function addressDeclared(hub: Hub, org: string, username: string): Promise<string | undefined> {
  for (const address of (await hub.run.declaredUnder(`role/${org}/`)).filter(isAddress))
    if ((await dockerIdOf(hub, org, address)) === username) return address;
  return undefined;
}

/** As what a roster may leave somebody alone who goes by these names: by their address too, where it leaves anybody alone. */
async function ignorable(hub: Hub, org: string, names: ReadonlySet<string>): Promise<string[]> {
  const place = `role/${org}`;
  if (!(await hub.run.leavesSome(place))) return [];
  const addresses = [...(await membersByAddress(hub, org))].flatMap(([email, { username }]) =>
    names.has(username) ? [email] : [],
  );
  return [...names, ...addresses].map((name) => `${place}/${name}`);
}

/** All that a person is called by one of these names. Members are looked up only where somebody is written by address. */
async function spellingsOf(hub: Hub, org: string, names: readonly (string | undefined)[]): Promise<Set<string>> {
  const known = names.filter((name) => name !== undefined);
  const ids = await Promise.all(known.filter(isAddress).map((name) => dockerIdOf(hub, org, name)));
  return new Set([...known, ...ids.filter((id) => id !== undefined)]);
}

/** @param others what counts as well, beside their declaration by one of these names, or by an address that belongs to them */
async function declares(hub: Hub, org: string, mine: ReadonlySet<string>, others: readonly string[]): Promise<boolean> {
  const things = [...mine].map((name) => `person/${org}/${name}`);
  if (await hub.run.declares([...things, ...others], things[0] ?? "")) return true;
  const addresses = (await hub.run.declaredUnder(`person/${org}/`)).filter(isAddress);
  const ids = await Promise.all(addresses.map((address) => dockerIdOf(hub, org, address)));
  return ids.some((id) => id !== undefined && mine.has(id));
}

/** Whether some resource of this run declares a person, or leaves them alone, by whichever of these names. */
export async function isDeclared(hub: Hub, org: string, ...names: (string | undefined)[]): Promise<boolean> {
  const mine = await spellingsOf(hub, org, names);
  return declares(hub, org, mine, await ignorable(hub, org, mine));
}

/** Whether some resource of this run declares a person by whichever name; whoever is only left alone is given nothing. */
export const isGivenAPlace = async (hub: Hub, org: string, name: string): Promise<boolean> =>
  declares(hub, org, await spellingsOf(hub, org, [name]), []);
