import { type Call, Refusal, refuse } from "../http";
import type { Organization } from "../store";

/** What a route needs: a scope of an organization access token, or a `password`, where no token will do. */
export type Need =
  | `scope-${"member" | "invite" | "group"}-${"read" | "edit"}`
  | `scope-ram-${"read" | "write"}`
  | "scope-activity-read"
  | "password";

/** Scopes of which each is enough: those that change include those that read. */
const enough = (need: Need) => [need, need.replace(/-read$/, "-edit"), need.replace(/-read$/, "-write")];

const notAllowed = (kind: string) => new Refusal(refuse(403, `token issued from ${kind} is not allowed`));

/**
 * The organization of a call, if whoever asks may do this there. A missing permission beats
 * existence: a name that does not exist is answered with 403 too, except to those who could see it.
 */
export function organization(call: Call, need: Need, name = call.params["org"]!): Organization {
  const { session, store } = call;
  const found = store.organizations.get(name);
  if (session?.kind === "personal access token") throw notAllowed(session.kind);
  if (session?.kind === "organization access token") {
    if (need === "password") throw notAllowed(session.kind);
    const has = session.scopes.some((scope) => enough(need).includes(scope));
    if (session.name !== name || !has) throw new Refusal(refuse(403, `access token lacks ${need}`));
  } else if (found?.members.get(session!.name) !== "owner") {
    throw new Refusal(refuse(403, "only owners of the organization may do this"));
  }
  return found!;
}

/** The account whose personal tokens a call is about; only a password may touch them. */
export function tokenOwner({ session }: Call): string {
  if (session?.kind !== "password") throw notAllowed(session?.kind ?? "nobody");
  return session.name;
}

/** Whom the audit log names. */
export function actor({ session }: Call): string {
  return session?.name ?? "nobody";
}
