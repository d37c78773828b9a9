import { type Call, Refusal, refuse } from "../http";
import type { Organization } from "../store";

/** What a route does, as the scopes of an organization access token put it. */
export type Need = `scope-${"member" | "invite" | "group"}-${"read" | "edit"}` | "scope-activity-read" | "settings";

/**
 * The organization of a call, if whoever asks may do this there. A missing permission beats
 * existence: a name that does not exist is answered with 403 too, except to those who could see it.
 */
export function organization(call: Call, need: Need, name = call.params["org"]!): Organization {
  const { session, store } = call;
  const found = store.organizations.get(name);
  if (session?.kind === "personal access token")
    throw new Refusal(refuse(403, "token issued from personal access token is not allowed"));
  if (session?.kind === "organization access token") {
    const enough = session.scopes.includes(need) || session.scopes.includes(need.replace("-read", "-edit"));
    if (session.name !== name || !enough) throw new Refusal(refuse(403, `access token lacks ${need}`));
  } else if (found?.members.get(session!.name) !== "owner") {
    throw new Refusal(refuse(403, "only owners of the organization may do this"));
  }
  return found!;
}

/** The account whose personal tokens a call is about; only a password may touch them. */
export function tokenOwner({ session }: Call): string {
  if (session?.kind !== "password") throw new Refusal(refuse(403, `token issued from ${session?.kind} is not allowed`));
  return session.name;
}

/** Whom the audit log names. */
export function actor({ session }: Call): string {
  return session?.name ?? "nobody";
}
