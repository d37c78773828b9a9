import { type Answer, type Call, ok, Refusal, refuse, type Route } from "../http";
import { page } from "../pages";
import { type Account, idOf, type Organization } from "../store";

/** What the profiles of accounts and organizations have in common. */
const profile = (type: "User" | "Organization", fullName: string, joinedAt: string) => ({
  full_name: fullName,
  location: "",
  company: "",
  profile_url: "",
  date_joined: joinedAt,
  gravatar_url: "",
  gravatar_email: "",
  type,
  badge: "",
});

const ofOrganization = ({ name, createdAt }: Organization) => ({
  id: idOf("organization", name),
  orgname: name,
  ...profile("Organization", name, createdAt),
});

const ofAccount = ({ username, fullName, joinedAt }: Account) => ({
  id: idOf("account", username),
  username,
  ...profile("User", fullName, joinedAt),
});

const movedTo = (path: string): Answer => ({ status: 308, headers: { location: path } });

/** The account that asks; an organization's token stands for none. */
function self({ session, store }: Call): Account {
  const account = session!.kind === "organization access token" ? undefined : store.accounts.get(session!.name);
  if (account === undefined) throw new Refusal(refuse(403, `token issued from ${session!.kind} is not allowed`));
  return account;
}

/**
 * Profiles of accounts and organizations, which the contract does not describe. Source: what public clients of the
 * service decode. A name of the other kind leads to its own route, so that one that nobody has is a redirect of
 * `/v2/orgs/` and a 404 of `/v2/users/`.
 */
export const profileRoutes: Route[] = [
  {
    method: "GET",
    path: "/v2/orgs/:org",
    credential: "none",
    handle: ({ store, params }) => {
      const found = store.organizations.get(params["org"]!);
      return found === undefined
        ? movedTo(`/v2/users/${encodeURIComponent(params["org"]!)}`)
        : ok(ofOrganization(found));
    },
  },
  {
    method: "GET",
    path: "/v2/users/:username",
    credential: "none",
    handle: ({ store, params }) => {
      const username = params["username"]!;
      const account = store.accounts.get(username);
      if (account !== undefined) return ok(ofAccount(account));
      if (store.organizations.has(username)) return movedTo(`/v2/orgs/${encodeURIComponent(username)}`);
      return refuse(404, "object not found");
    },
  },
  {
    method: "GET",
    path: "/v2/user",
    handle: (call) => {
      const account = self(call);
      return ok({ ...ofAccount(account), email: account.email ?? "", is_staff: false, is_admin: false });
    },
  },
  {
    method: "GET",
    path: "/v2/user/orgs",
    handle: (call) => {
      const { username } = self(call);
      const mine = [...call.store.organizations.values()].filter(({ members }) => members.has(username));
      return page(call, mine, { show: ofOrganization });
    },
  },
];
