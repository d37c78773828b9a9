import { z } from "zod";
import type { Hub } from "./hub";
import { ConflictError, NotFoundError, UnexpectedReplyError } from "./errors";
import { missingList } from "./pages";

/** Somebody whom the organization's single sign-on knows. */
export interface ScimUser {
  /** A uuid. */
  scimId: string;
  /** Address of the person, by which the sign-on knows them; lower-case. */
  userName: string;
  givenName: string;
  familyName: string;
  /** Docker ID, where the Hub says it. */
  dockerId: string | undefined;
  /** False for somebody who may not sign in any more; there is no deletion. */
  active: boolean;
  /** Names of the groups the person is in. */
  groups: readonly string[];
}

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";

const wire = z
  .object({
    id: z.string(),
    userName: z.string(),
    name: z.object({ givenName: z.string().nullish(), familyName: z.string().nullish() }).nullish(),
    displayName: z.string().nullish(),
    active: z.boolean().nullish(),
    groups: z.array(z.object({ display: z.string().nullish(), value: z.string().nullish() })).nullish(),
  })
  .transform((row): ScimUser => ({
    scimId: row.id,
    userName: row.userName.toLowerCase(),
    givenName: row.name?.givenName ?? "",
    familyName: row.name?.familyName ?? "",
    dockerId: row.displayName?.toLowerCase() || undefined,
    active: row.active ?? true,
    groups: (row.groups ?? []).map(({ display, value }) => (display ?? value ?? "").toLowerCase()),
  }));

/** The contract writes `resources`, RFC 7644 `Resources`. */
const page = z
  .object({ totalResults: z.number(), resources: z.array(wire).nullish(), Resources: z.array(wire).nullish() })
  .transform(({ totalResults, resources, Resources }) => ({
    total: totalResults,
    users: resources ?? Resources ?? [],
  }));

const area = "SCIM" as const;
const media = "scim" as const;
const path = "v2/scim/2.0/Users";
const item = (scimId: string) => `${path}/${encodeURIComponent(scimId)}`;
const list = "SCIM users";

/** The largest page that SCIM gives. Source: the contract. */
const PAGE = 200;

/** All users of the SCIM connection, by their addresses. `GET /v2/scim/2.0/Users` */
export function listScimUsers(hub: Hub): Promise<Map<string, ScimUser>> {
  return hub.snapshot.get(list, async () => {
    const users = new Map<string, ScimUser>();
    for (let startIndex = 1; ;) {
      const found = await readPage(hub, { startIndex, count: PAGE, sortBy: "userName", sortOrder: "ascending" });
      for (const user of found.users) users.set(user.userName, user);
      startIndex += found.users.length;
      if (found.users.length === 0 || startIndex > found.total) {
        if (users.size === found.total) return users;
        throw new UnexpectedReplyError(
          `GET /${path}: the list changed while it was read, or is shorter than it says, so that nobody can tell who is ` +
            "missing. Run again when nothing else changes it.",
        );
      }
    }
  });
}

function readPage(hub: Hub, query: Record<string, string | number>): Promise<z.output<typeof page>> {
  return hub.client.call({ method: "GET", path, query, area, media, schema: page }).catch(missingList(path));
}

/** The user of this address, read now; undefined when there is none. */
export async function findScimUser(hub: Hub, userName: string): Promise<ScimUser | undefined> {
  const filter = `userName eq "${userName.replace(/["\\]/g, "\\$&")}"`;
  const { users } = await readPage(hub, { startIndex: 1, count: PAGE, filter });
  return users.find((user) => user.userName === userName.toLowerCase());
}

/** `GET /v2/scim/2.0/Users/{id}`; undefined on 404. */
export async function getScimUser(hub: Hub, scimId: string): Promise<ScimUser | undefined> {
  return hub.client.call({ method: "GET", path: item(scimId), area, media, schema: wire }).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
}

/** What a program says of somebody. A name that is empty is left as the Hub has it, which never clears one. */
export type WantedScimUser = Pick<ScimUser, "userName" | "givenName" | "familyName">;

const nameOf = ({ givenName, familyName }: Pick<WantedScimUser, "givenName" | "familyName">) => {
  const name = { ...(givenName && { givenName }), ...(familyName && { familyName }) };
  return Object.keys(name).length === 0 ? {} : { name };
};

/** The organization's single sign-on knows somebody of this address already. */
export class ScimUserTakenError extends ConflictError {
  constructor(
    message: string,
    readonly by: ScimUser,
  ) {
    super(message);
  }
}

/** `POST /v2/scim/2.0/Users`. Throws ScimUserTakenError where there is one of that address, who may be inactive. */
export async function createScimUser(hub: Hub, wanted: WantedScimUser): Promise<ScimUser> {
  const body = { schemas: [USER], userName: wanted.userName, ...nameOf(wanted) };
  const before = (await listScimUsers(hub)).get(wanted.userName);
  const there = () => findScimUser(hub, wanted.userName);
  // Whoever was there before was not made by a request whose reply was lost.
  const found = async () => (before === undefined ? there() : undefined);
  const user = await hub.client
    .call({ method: "POST", path, body, area, media, schema: wire, found })
    .catch(async (error: unknown) => {
      const by = error instanceof ConflictError ? await there() : undefined;
      if (by === undefined) throw error;
      throw new ScimUserTakenError((error as Error).message, by);
    });
  return remember(hub, user);
}

/**
 * Sets the name, and whether the person may sign in. `PUT /v2/scim/2.0/Users/{id}`, which takes what it is not told
 * of `enabled` for false. Throws NotFoundError when nobody has this id.
 */
export async function updateScimUser(hub: Hub, scimId: string, wanted: WantedScimUser & { active: boolean }) {
  const { userName, active } = wanted;
  // The contract calls it enabled where it is written and active where it is read; RFC 7644 active.
  const body = { schemas: [USER], userName, ...nameOf(wanted), enabled: active, active };
  const user = await hub.client.call({ method: "PUT", path: item(scimId), body, area, media, schema: wire });
  return remember(hub, user);
}

async function remember(hub: Hub, user: ScimUser): Promise<ScimUser> {
  await hub.snapshot.amend<Map<string, ScimUser>>(list, (users) => users.set(user.userName, user));
  return user;
}
