import type { FakeHub } from "../../../testing";
import { deactivate } from "../../../testing/fake-hub/store";
import { acme, BY_HAND, GROUPS, GUEST, isUntouched, REPOSITORIES } from "./company";

/** What somebody changes in the web pages. */
export interface Hand {
  what: string;
  change(fake: FakeHub): Promise<unknown> | unknown;
}

const groups = "/v2/orgs/acme/groups";

/** Changes what a group may do with a repository. */
function permission(fake: FakeHub, method: string, repository: string, group: string, body: object = {}) {
  const groupId = acme(fake).groups.get(group)!.id;
  const on = `/v2/repositories/acme/${repository}/groups`;
  return method === "POST"
    ? fake.byHand("ops", method, on, { group_id: groupId, ...body })
    : fake.byHand("ops", method, `${on}/${groupId}/`, method === "DELETE" ? undefined : body);
}

export const HANDS: readonly Hand[] = [
  ...REPOSITORIES.flatMap((name): Hand[] => [
    { what: `pushes to ${name}`, change: (fake) => fake.push("ops", `acme/${name}`, "v1") },
    { what: `deletes ${name}`, change: (fake) => fake.byHand("ops", "DELETE", `/v2/repositories/acme/${name}/`) },
    {
      what: `opens ${name}`,
      change: (fake) => fake.byHand("ops", "POST", `/v2/repositories/acme/${name}/privacy`, { is_private: false }),
    },
    {
      what: `gives beta ${name}`,
      change: (fake) => permission(fake, "POST", name, "beta", { permission: "admin" }),
    },
    {
      what: `lets alpha only read ${name}`,
      change: (fake) => permission(fake, "PATCH", name, "alpha", { permission: "read" }),
    },
    { what: `takes ${name} from alpha`, change: (fake) => permission(fake, "DELETE", name, "alpha") },
    {
      what: `deletes the webhooks of ${name}`,
      change: (fake) => fake.store.repositories.get(`acme/${name}`)!.webhooks.clear(),
    },
  ]),
  {
    what: "ends the tokens of the organization",
    change: async (fake) => {
      for (const { id, label } of [...acme(fake).accessTokens.values()])
        if (!isUntouched(label)) await fake.byHand("ops", "DELETE", `/v2/orgs/acme/access-tokens/${id}`);
    },
  },
  { what: "allows all registries", change: (fake) => (acme(fake).registryAccess.enabled = false) },
  {
    what: "deactivates everybody whom single sign-on knows",
    change: (fake) => {
      for (const user of acme(fake).scim.users.values())
        if (!isUntouched(user.userName)) deactivate(fake.store, acme(fake), user);
    },
  },
  ...GROUPS.flatMap((name): Hand[] => [
    {
      what: `renames ${name}`,
      change: (fake) => fake.byHand("ops", "PUT", `${groups}/${name}`, { name: `${name}-by-hand` }),
    },
    { what: `deletes ${name}`, change: (fake) => fake.byHand("ops", "DELETE", `${groups}/${name}`) },
    {
      what: `puts eli into ${name}`,
      change: (fake) => fake.byHand("ops", "POST", `${groups}/${name}/members`, { member: "eli" }),
    },
    {
      what: `takes ada out of ${name}`,
      change: (fake) => fake.byHand("ops", "DELETE", `${groups}/${name}/members/ada`),
    },
    {
      what: `renames ${name} and makes another one`,
      change: async (fake) => {
        await fake.byHand("ops", "PUT", `${groups}/${name}`, { name: `${name}-by-hand` });
        await fake.byHand("ops", "POST", groups, { name, description: BY_HAND });
      },
    },
  ]),
  { what: "removes tim", change: (fake) => fake.byHand("ops", "DELETE", "/v2/orgs/acme/members/tim") },
  {
    what: "makes ada an owner",
    change: (fake) => fake.byHand("ops", "PUT", "/v2/orgs/acme/members/ada", { role: "owner" }),
  },
  { what: "the guest accepts", change: (fake) => fake.accept("acme", GUEST.username) },
  {
    what: "cancels every invitation",
    change: async (fake) => {
      for (const id of acme(fake).invites.keys()) await fake.byHand("ops", "DELETE", `/v2/invites/${id}`);
    },
  },
];
