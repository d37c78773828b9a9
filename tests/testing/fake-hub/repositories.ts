import type { FakeHub, Seed } from "../../../testing";
import { type Client, client, send } from "./client";

const OAT = "dckr_oat_0123456789";

/** `ops` owns acme, `bo` edits, `ada` and `dora` are members, `ada` of the group qa; `eli` is none. */
export const seed: Seed = {
  accounts: ["ops", "ada", "bo", "dora", "eli"].map((username) => ({ username })),
  organizations: [
    {
      name: "acme",
      members: [
        { username: "ops", role: "owner" },
        { username: "bo", role: "editor" },
        { username: "ada" },
        { username: "dora" },
      ],
      groups: [{ name: "qa", members: ["ada"] }],
      accessTokens: [
        { token: OAT, scopes: ["scope-repository-list"] },
        { token: `${OAT}c`, scopes: ["scope-repository-create"] },
      ],
      repositories: [
        {
          name: "api",
          isPrivate: true,
          permissions: { qa: "write" },
          description: "The API",
          fullDescription: "# API",
        },
        { name: "web", pulls: 7, tags: [{ name: "v1", size: 5 }, { name: "v1-RELEASE" }, { name: "latest" }] },
      ],
    },
  ],
};

export const AT = "/v2/namespaces/acme/repositories";
export const OLDER = "/v2/repositories/acme";

export interface Shown {
  name: string;
  description: string;
  full_description: string;
  is_private: boolean;
  immutable_tags_settings: { enabled: boolean; rules: string[] };
  permissions: { read: boolean; write: boolean; admin: boolean };
  storage_size: number | null;
}

/** Everybody who could ask, signed in. */
export const as = (hub: FakeHub) => ({
  nobody: () => Promise.resolve<Client>((method, path, body) => send(hub, method, path, { body })),
  owner: () => client(hub),
  editor: () => client(hub, "bo"),
  "member with a group": () => client(hub, "ada"),
  "member without": () => client(hub, "dora"),
  stranger: () => client(hub, "eli"),
  "organization's token that lists": () => client(hub, "acme", OAT),
  "organization's token that creates": () => client(hub, "acme", `${OAT}c`),
});

export const namesOf = async (send: Client, query = "") =>
  ((await send("GET", `${AT}${query}`)).body as { results: Shown[] }).results.map(({ name }) => name);
export const make = (send: Client, name: unknown, more: object = {}) =>
  send("POST", AT, { name, namespace: "acme", ...more });
