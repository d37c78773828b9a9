import type { FakeHub } from "../../../testing";
import { acme, BY_HAND, GROUPS, GUEST } from "./company";

/** What somebody changes in the web pages. */
export interface Hand {
  what: string;
  change(fake: FakeHub): Promise<unknown> | unknown;
}

const groups = "/v2/orgs/acme/groups";

export const HANDS: readonly Hand[] = [
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
