import assert from "node:assert/strict";
import { change, create, remove } from "../cli/changes";
import { SCIM_TOKEN } from "../support/spec";
import type { FakeHub } from "../../testing";
import type { NounTests } from "./noun";

const USERS = "/v2/scim/2.0/Users";
const SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
const EVA = "eva@example.com";

const users = (fake: FakeHub) => fake.store.organizations.get("acme")!.scim.users;
const idOf = (fake: FakeHub) => [...users(fake).values()].find(({ userName }) => userName === EVA)!.id;

/** As an identity provider does it, with the token of the connection. */
async function bySync(fake: FakeHub, method: string, path: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${SCIM_TOKEN}`, "content-type": "application/scim+json" };
  const reply = await fake.fetch(
    new Request(`http://hub.invalid${path}`, { method, headers, body: JSON.stringify({ schemas: [SCHEMA], ...body }) }),
  );
  assert.ok(reply.ok, `${method} ${path}: ${reply.status}`);
}

const declared = (args: object = {}) => ({ type: "ScimUser", name: "eva", args: { userName: EVA, ...args } });

export const scimUser: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:ScimUser",
    id: "{org}/{userName}",
    inputs: ["org", "userName", "givenName", "familyName", "active", "adopt", "besideMemberships", "onDestroy"],
    outputs: ["scimId", "dockerId", "found"],
  },
  sample: {
    args: { userName: EVA, givenName: "Eva" },
    changed: { userName: EVA, givenName: "Evelyn" },
    bad: [
      ["userName", "eva", /an address/],
      ["userName", "", /an address/],
      ["givenName", "", /empty/],
      ["active", "yes", /true or false/],
      ["onDestroy", "explode", /deactivate, retain/],
    ],
  },
  counted: (fake) =>
    [...users(fake).values()].map(({ userName, givenName, active }) => [userName, givenName, active]).sort(),
  stories: [
    {
      create: { userName: EVA, givenName: "Eva" },
      update: { userName: EVA, givenName: "Evelyn" },
      replace: { userName: "finn@example.com", givenName: "Finn" },
    },
  ],
  drift: [
    {
      what: "somebody whom the identity provider has deactivated",
      program: "single",
      beside: [declared()],
      change: (fake) => bySync(fake, "PUT", `${USERS}/${idOf(fake)}`, { active: false, enabled: false }),
      found: "changed ScimUser eva: active",
      by: null,
    },
  ],
  explain: [
    ["somebody new", create("ScimUser", { userName: EVA }), /may sign in by single sign-on\./],
    [
      "somebody who is deactivated",
      change("update", "ScimUser", { userName: EVA, active: true }, { userName: EVA, active: false }),
      /may sign in by single sign-on no more\./,
    ],
    [
      "somebody who is let go",
      remove("ScimUser", { userName: EVA, onDestroy: "retain" }),
      /Nobody gains or loses anything\./,
    ],
  ],
  doctor: {
    "an owner": "no",
    "an owner whose organization restricts images": "no",
    "a member": "no",
    "a personal access token": "no",
    "an organization access token": "no",
    "an organization access token for groups alone": "no",
  },
  routes: [
    ["GET", USERS],
    ["POST", USERS, { schemas: [SCHEMA], userName: EVA }],
    ["GET", `${USERS}/:`],
    ["PUT", `${USERS}/:`, { schemas: [SCHEMA], active: true }],
  ],
  verbs: [
    {
      name: "ScimUser: create, another name, deactivate, delete, the same person again, and drift",
      acts: [
        { do: "up", declare: [declared({ givenName: "Eva" })], steps: ["create ScimUser eva"] },
        { do: "up", declare: [declared({ givenName: "Evelyn" })], steps: ["update ScimUser eva"] },
        { do: "up", declare: [declared({ active: false })], steps: ["update ScimUser eva"] },
        { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
        { do: "up", declare: [], steps: ["delete ScimUser eva"] },
        { do: "up", declare: [declared()], steps: ["create ScimUser eva"] },
        {
          do: "refresh",
          before: (hub) => bySync(hub, "PUT", `${USERS}/${idOf(hub)}`, { active: false, enabled: false }),
          steps: ["refresh update ScimUser eva"],
        },
        { do: "up", steps: ["update ScimUser eva"] },
        { do: "destroy", steps: ["delete ScimUser eva"] },
      ],
    },
  ],
};
