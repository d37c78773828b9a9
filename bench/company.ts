import { HubClient } from "../provider/hub/client";
import { type Hub, openHub } from "../provider/hub/hub";
import { type Rails, STANDARD } from "../provider/hub/rails";
import { DEFAULT_PASSWORD, FakeHub, type Seed } from "../testing";

/** Size of an organization: people, groups, memberships, pending invitations, tokens. */
export interface Size {
  people: number;
  groups: number;
  memberships: number;
  invites: number;
  tokens: number;
}

export const SIZES: Size[] = [
  { people: 20, groups: 4, memberships: 40, invites: 0, tokens: 2 },
  { people: 200, groups: 20, memberships: 600, invites: 0, tokens: 2 },
  { people: 5000, groups: 300, memberships: 20_000, invites: 100, tokens: 20 },
];

export const name = ({ people, groups, memberships }: Size) => `${people}/${groups}/${memberships}`;

/** Fewest requests that read all of it: one sign-in, every page of every list once, and the settings. */
export function fewestRequests({ people, groups, invites, tokens }: Size): number {
  const pages = (rows: number) => Math.max(1, Math.ceil(rows / 100));
  return 1 + pages(people + invites) + pages(groups) + 1 + pages(tokens) + 1;
}

const person = (n: number) => `user${String(n).padStart(5, "0")}`;

/** People and groups of an organization of that size. */
export function seedOf(size: Size): Seed {
  const groups = size.groups - 1; // and the owners
  const members = Array.from({ length: size.people - 1 }, (_, n) => ({ username: person(n) }));
  const inGroup = (g: number) =>
    members
      .filter((_, n) =>
        Array.from({ length: Math.ceil(size.memberships / size.people) }, (_, k) => (n * 7 + k * 13) % groups).includes(
          g,
        ),
      )
      .map(({ username }) => username);
  const acme = {
    name: "acme",
    seats: 1e6,
    members: [{ username: "ops", role: "owner" as const }, ...members],
    groups: Array.from({ length: groups }, (_, g) => ({ name: `group${g}`, members: inGroup(g) })),
  };
  return { accounts: [{ username: "ops" }], organizations: [acme] };
}

/** An organization of that size, on a fake Hub without a limit. */
export function company(size: Size, limit = 1e9): FakeHub {
  const hub = new FakeHub({ rateLimit: { limit }, seed: seedOf(size) });
  const now = hub.store.timestamp();
  const acme = hub.store.organizations.get("acme")!;
  for (let n = 0; n < size.invites; n++) {
    acme.invites.set(`invite-${n}`, {
      id: `invite-${n}`,
      invitee: `new${n}@example.com`,
      role: "member",
      team: "",
      inviter: "ops",
      createdAt: now,
    });
  }
  for (let n = 0; n < size.tokens; n++) {
    const token = {
      uuid: `token-${n}`,
      owner: "ops",
      value: `value-${n}`,
      label: `t${n}`,
      scopes: ["repo:read"],
      isActive: true,
    };
    hub.store.tokens.set(token.uuid, { ...token, createdAt: now, expiresAt: undefined });
  }
  return hub;
}

/** Replies to GETs as they were the first time, so that what is measured is the client and not the fake. */
export function replayed(fake: FakeHub): (request: Request) => Promise<Response> {
  const replies = new Map<string, string>();
  return async (request) => {
    const known = replies.get(request.url);
    if (known !== undefined) return new Response(known, { headers: { "content-type": "application/json" } });
    const reply = await fake.fetch(request);
    if (request.method === "GET") replies.set(request.url, await reply.clone().text());
    return reply;
  };
}

/** The standard rules, for somebody who is told nothing. */
export const RAILS: Rails = { ...STANDARD, self: "ops", notice: () => undefined };

/** The client side, in this process; `latency` in ms before each reply. */
export function connected(fake: Pick<FakeHub, "fetch">, latency = 0): Hub {
  const fetch = async (request: Request) => {
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    return fake.fetch(request);
  };
  const limits = { requestTimeout: 60_000, deadline: 600_000, maxWait: 300_000, maxInFlight: { reads: 64, writes: 8 } };
  const credential = { kind: "password" as const, identifier: "ops", secret: DEFAULT_PASSWORD };
  const options = { baseUrl: "http://127.0.0.1:1", ...limits, credential, fetch, notice: () => undefined };
  return openHub(new HubClient(options), RAILS);
}
