import { conform, type Conformed } from "../../../cli/conformance/conform";
import type { Row } from "../../../cli/conformance/row";
import { Wire } from "../../../cli/conformance/wire";
import { readConfig } from "../../../provider/config";
import type { Fetch } from "../../../provider/hub/transport";
import { FakeHub, type FakeHubOptions, type Seed } from "../../../testing";
import { ManualClock } from "../../support/inProcess";

/** What is planted in every place where an organization has words of its own. */
export const CANARY = /canary|7700\d\d/i;

const ORG = "canaryorg";
const ME = "canaryme";
const SECRET = "planted-canary-secret";
const OAT = `dckr_oat_canary${"x".repeat(20)}`;
const SCOPES = ["member", "invite", "group"].map((what) => `scope-${what}-edit`).concat("scope-activity-read");
const PAT = `dckr_pat_canary${"y".repeat(20)}`;
export const INVITEE = "canary-invitee@canary.example";

/** Ways of signing in, by what is known of each. */
export const CREDENTIALS = {
  password: { username: ME, password: SECRET },
  "second factor": { username: "canarytwo", password: SECRET, otp: "770099" },
  "personal access token": { username: ME, token: PAT },
  "organization access token": { token: OAT },
} satisfies Record<string, Record<string, string>>;
export type Credential = keyof typeof CREDENTIALS;

/** @param size `large` has more of everything than a page holds */
function seedOf(size: "small" | "large"): Seed {
  const people = Array.from({ length: size === "large" ? 118 : 2 }, (_, index) => `canaryperson${index}`);
  const account = (username: string) => ({
    username,
    password: SECRET,
    email: `${username}@canary.example`,
    fullName: `Canary ${username}`,
  });
  const groups = Array.from({ length: size === "large" ? 104 : 1 }, (_, index) => `canarygroup${index}`);
  return {
    accounts: [...people, ME, "canarystranger"]
      .map(account)
      .concat({ ...account("canarytwo"), otp: "770099" } as never),
    organizations: [
      {
        name: ORG,
        members: [
          { username: ME, role: "owner" },
          { username: "canarytwo", role: "owner" },
          ...people.map((username) => ({ username })),
        ],
        groups: groups.map((name, index) => ({
          name,
          description: `Canary of ${name}`,
          members: index === 0 ? people : [],
        })),
        accessTokens: [{ token: OAT, label: "Canary ci", scopes: SCOPES, createdBy: ME }],
        repositories: [{ name: "canaryrepository", description: "Canary of it", fullDescription: "Canary" }],
      },
      { name: "docker", members: [{ username: "canarystranger", role: "owner" }] },
    ],
  };
}

/** A fake Hub full of canaries. */
export class World {
  readonly clock = new ManualClock();
  readonly fake: FakeHub;
  readonly ending = new AbortController();
  /** What carries requests to the Hub. */
  fetch: Fetch;

  constructor(size: "small" | "large" = "small", options: FakeHubOptions = {}) {
    this.fake = new FakeHub({
      seed: seedOf(size),
      now: this.clock.now,
      rateLimit: { limit: 100_000, window: 60_000 },
      ...options,
    });
    this.fetch = this.fake.fetch;
    const { store } = this.fake;
    const org = store.organizations.get(ORG)!;
    for (const [index, group] of [...org.groups.values()].entries()) group.id = 770_000 + index;
    for (let index = 0; index < (size === "large" ? 108 : 2); index++) {
      store.tokens.set(`canary-uuid-${index}`, {
        uuid: `canary-uuid-${index}`,
        owner: ME,
        value: index === 0 ? PAT : `dckr_pat_canary${index}${"z".repeat(20)}`,
        label: `Canary token ${index}`,
        scopes: ["repo:read"],
        isActive: true,
        createdAt: store.timestamp(),
        expiresAt: undefined,
      });
    }
    for (const invitee of ["canarystranger", "canary-pending@canary.example"]) {
      const id = `canary-invite-${invitee}`;
      org.invites.set(id, {
        id,
        invitee,
        role: "member",
        team: "canarygroup0",
        inviter: ME,
        createdAt: store.timestamp(),
      });
    }
    for (let index = 0; index < (size === "large" ? 30 : 3); index++) {
      void this.clock.sleep(1_000);
      const [who, what] = index % 2 === 0 ? [ME, "org.team.update"] : ["canarytwo", "org.team.member.add"];
      store.record(org, who, what, `canaryname${index}`, { canarykey: "canaryvalue" });
    }
  }

  /** Everything that matters to anybody, to be compared: all but the log of what has happened. */
  contents(): string {
    const organizations = [...this.fake.store.organizations.values()].map(({ audit: _, ...rest }) => rest);
    // Signing in with a token is all that is noted there.
    const plain = (key: string, value: unknown) =>
      key === "lastUsedAt"
        ? undefined
        : value instanceof Map
          ? [...value.entries()].sort()
          : value instanceof Set
            ? [...value].sort()
            : value;
    return JSON.stringify([organizations, this.fake.store.tokens], plain);
  }

  wire(credential: Credential = "password", write = true, requestTimeout = "30"): Wire {
    const where = { baseUrl: "https://canary.example", org: ORG, requestTimeout };
    const values: Record<string, string> = { ...where, ...CREDENTIALS[credential] };
    const config = readConfig((key) => values[key.replace("dockerhub:", "")], {});
    const fetch: Fetch = (request) => this.fetch(request);
    return new Wire({ config, write, fetch, clock: this.clock, signal: this.ending.signal, notice: () => undefined });
  }

  run(
    rows: readonly Row[] | undefined,
    {
      credential = "password" as Credential,
      write = true,
      invitee = INVITEE as string | undefined,
      requestTimeout = "30",
    } = {},
  ): Promise<Conformed> {
    return conform({
      wire: this.wire(credential, write, requestTimeout),
      org: ORG,
      write,
      invitee,
      ...(rows && { rows }),
    });
  }
}
