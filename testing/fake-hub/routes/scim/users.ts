import { z } from "zod";
import { isAddress } from "../../addresses";
import { fields, optional } from "../../body";
import { type Answer, type Call, Refusal, refuse } from "../../http";
import { actor } from "../../middleware/permission";
import { count, oneOf, type RefuseQuery } from "../../query";
import { activate, COMPANY, deactivate, newScimUser, type Organization, type ScimUser } from "../../store";
import { USER } from "./documents";
import { type Filter, readFilter } from "./filter";
import { answer, listed } from "./words";

/** The most users of a page, and so many when the caller asks for none. Source: the contract, for the first. */
export const MOST = 200;
const USUAL = 100;

const text = z.string("must be text").max(255, "must have at most 255 characters");
const flag = optional(z.boolean("must be true or false"));
const shared = {
  schemas: z.array(z.string("must be text"), "must be a list").refine((all) => all.includes(USER), `must name ${USER}`),
  name: optional(z.object({ givenName: optional(text), familyName: optional(text) }, "must be an object")),
  // The contract's PUT says `enabled`, where its reply and RFC 7643 say `active`.
  enabled: flag,
  active: flag,
};
const toCreate = z.object({
  ...shared,
  userName: z.string("must be text").refine(isAddress, "must be an address of e-mail"),
});
const toReplace = z.object(shared);

const scimRefusal = (status: number, message: string, scimType: string): Answer => ({
  status,
  body: { message, scimType },
});
const invalid = (wrong: Record<string, string>) =>
  scimRefusal(400, Object.entries(wrong).map((one) => one.join(": ")).join("; "), "invalidValue"); // prettier-ignore
const invalidQuery: RefuseQuery = (name, why) => scimRefusal(400, `${name}: ${why}`, "invalidValue");

/** What a filter and an order may ask for. */
const ATTRIBUTES: Record<string, (user: ScimUser) => string> = {
  id: ({ id }) => id,
  userName: ({ userName }) => userName,
  "emails.value": ({ userName }) => userName,
  displayName: ({ username }) => username,
  "name.givenName": ({ givenName }) => givenName,
  "name.familyName": ({ familyName }) => familyName,
  active: ({ active }) => String(active),
};

const orgOf = ({ store, session }: Call): Organization => store.organizations.get(session!.name)!;

function theUser(call: Call): ScimUser {
  const found = orgOf(call).scim.users.get(call.params["id"]!);
  if (found === undefined) throw new Refusal(refuse(404, "user not found"));
  return found;
}

function wire({ url }: Call, org: Organization, user: ScimUser) {
  const groups = [...org.groups.values()].filter(({ members }) => members.has(user.username));
  return {
    schemas: [USER],
    id: user.id,
    userName: user.userName,
    name: { givenName: user.givenName, familyName: user.familyName },
    displayName: user.username,
    active: user.active,
    emails: [{ value: user.userName, display: user.userName, primary: true }],
    groups: groups.map(({ name }) => ({ value: name, display: name })),
    meta: {
      resourceType: "User",
      location: `${url.origin}/v2/scim/2.0/Users/${user.id}`,
      created: user.createdAt,
      lastModified: user.modifiedAt,
    },
  };
}

function filterOf({ query }: Call): Filter {
  const given = query.get("filter");
  const filter = given === null ? () => true : readFilter(given, Object.keys(ATTRIBUTES));
  if (filter === undefined) throw new Refusal(scimRefusal(400, `filter: ${given} is none`, "invalidFilter"));
  return filter;
}

/** The users of a call in the order that it asks for. */
function found(call: Call): ScimUser[] {
  const filter = filterOf(call);
  const by = call.query.get("sortBy")?.toLowerCase();
  const key = Object.entries(ATTRIBUTES).find(([name]) => name.toLowerCase() === by)?.[1];
  if (by !== undefined && key === undefined) throw new Refusal(invalidQuery("sortBy", "is no attribute of users"));
  const sign = oneOf(call, "sortOrder", ["ascending", "descending"]) === "descending" ? -1 : 1;
  const users = [...orgOf(call).scim.users.values()].filter((user) =>
    filter(Object.fromEntries(Object.entries(ATTRIBUTES).map(([name, of]) => [name.toLowerCase(), of(user)]))),
  );
  return key === undefined ? users : users.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}

/** Only what the caller asks for, beside what is in every reply. */
function limited(user: ReturnType<typeof wire>, attributes: string | null): object {
  if (attributes === null) return user;
  const wanted = ["schemas", "id", ...attributes.toLowerCase().split(",")].map((name) => name.trim());
  return Object.fromEntries(Object.entries(user).filter(([name]) => wanted.includes(name.toLowerCase())));
}

export function list(call: Call): Answer {
  const users = found(call);
  const startIndex = count(call, "startIndex", 1, invalidQuery);
  const size = Math.min(count(call, "count", USUAL, invalidQuery), MOST);
  const rows = users
    .slice(startIndex - 1, startIndex - 1 + size)
    .map((user) => limited(wire(call, orgOf(call), user), call.query.get("attributes")));
  return listed(rows, { totalResults: users.length, startIndex, itemsPerPage: rows.length });
}

export const read = (call: Call): Answer =>
  answer(200, limited(wire(call, orgOf(call), theUser(call)), call.query.get("attributes")));

/** Activates and deactivates, and writes that into the log. Throws a 400 or 403. */
function setActive(call: Call, org: Organization, user: ScimUser, active: boolean): void {
  const { store } = call;
  const { username } = user;
  const member = org.members.has(username);
  if (active) {
    if (!member && org.members.size + org.invites.size >= org.seats) throw new Refusal(refuse(403, "not enough seats"));
    activate(store, org, user);
    if (!member) store.record(org, actor(call), "org.member.add", username);
    if (!member) store.record(org, actor(call), "org.team.member.add", username, { team: COMPANY });
  } else {
    if (store.isLastOwner(org, username)) throw new Refusal(refuse(400, "the last owner cannot be deactivated"));
    deactivate(store, org, user);
    if (member) store.record(org, actor(call), "org.member.remove", username);
  }
}

export function create(call: Call): Answer {
  const org = orgOf(call);
  const { userName: given, name, enabled, active } = fields(call, toCreate, invalid);
  const userName = given.toLowerCase();
  if ([...org.scim.users.values()].some((user) => user.userName === userName)) {
    return scimRefusal(409, `user ${userName} already exists`, "uniqueness");
  }
  if (org.members.size + org.invites.size >= org.seats) return refuse(403, "not enough seats");
  const { givenName = "", familyName = "" } = name ?? {};
  const user = newScimUser(call.store, org, { userName, givenName, familyName });
  if (enabled ?? active ?? true) setActive(call, org, user, true);
  return answer(201, wire(call, org, user));
}

/** Changes a name, activates and deactivates. Who is not said to be active is so no longer. Source: the contract. */
export function replace(call: Call): Answer {
  const org = orgOf(call);
  const user = theUser(call);
  const { name, enabled, active } = fields(call, toReplace, invalid);
  const wanted = enabled ?? active ?? false;
  if (wanted !== user.active) setActive(call, org, user, wanted);
  const { givenName = user.givenName, familyName = user.familyName } = name ?? {};
  Object.assign(user, { givenName, familyName, modifiedAt: call.store.timestamp() });
  return answer(200, wire(call, org, user));
}
