import type { FakeHub } from "../../testing";

/** A change somebody makes in the web pages. */
export interface Hand {
  what: string;
  /** May be refused, as on the real pages. */
  change(hub: FakeHub): Promise<unknown> | unknown;
}

const acme = (hub: FakeHub) => hub.store.organizations.get("acme")!;
const groups = "/v2/orgs/acme/groups";

/** Whatever somebody may do to what programs declare, and never to what they do not. */
export const HANDS: Hand[] = [
  ...["alpha", "beta", "beta-two", "gamma"].flatMap((name): Hand[] => [
    { what: `empties ${name}`, change: (hub) => acme(hub).groups.get(name)?.members.clear() },
    {
      what: `adds eli to ${name}`,
      change: (hub) => hub.byHand("ops", "POST", `${groups}/${name}/members`, { member: "eli" }),
    },
    {
      what: `describes ${name}`,
      change: (hub) => hub.byHand("ops", "PATCH", `${groups}/${name}`, { description: "by hand" }),
    },
    { what: `deletes ${name}`, change: (hub) => hub.byHand("ops", "DELETE", `${groups}/${name}`) },
    {
      what: `renames ${name}`,
      change: (hub) => hub.byHand("ops", "PUT", `${groups}/${name}`, { name: `${name}-by-hand` }),
    },
  ]),
  {
    what: "makes ada an owner",
    change: (hub) => hub.byHand("ops", "PUT", "/v2/orgs/acme/members/ada", { role: "owner" }),
  },
  {
    what: "makes bo an editor",
    change: (hub) => hub.byHand("ops", "PUT", "/v2/orgs/acme/members/bo", { role: "editor" }),
  },
  { what: "removes tim", change: (hub) => hub.byHand("ops", "DELETE", "/v2/orgs/acme/members/tim") },
  {
    what: "cancels every invitation",
    change: async (hub) => {
      for (const id of acme(hub).invites.keys()) await hub.byHand("ops", "DELETE", `/v2/invites/${id}`);
    },
  },
  { what: "fay accepts", change: (hub) => hub.accept("acme", "fay") },
  { what: "gus accepts", change: (hub) => hub.accept("acme", "gus") },
  { what: "new registers", change: (hub) => hub.register("newton", "new@example.com") },
  {
    what: "new registers and accepts",
    change: (hub) => {
      hub.register("newton", "new@example.com");
      hub.accept("acme", "newton");
    },
  },
  {
    what: "deletes the first token",
    change: (hub) => {
      const [uuid] = [...hub.store.tokens.values()].filter(({ label }) => label !== "untouched").map((one) => one.uuid);
      return hub.byHand("ops", "DELETE", `/v2/access-tokens/${uuid}`);
    },
  },
  {
    what: "switches tokens off",
    change: (hub) => {
      for (const token of hub.store.tokens.values()) if (token.label !== "untouched") token.isActive = false;
    },
  },
  {
    what: "restricts images",
    change: (hub) => {
      acme(hub).restrictedImages = { enabled: true, allow_official_images: false, allow_verified_publishers: true };
    },
  },
];
