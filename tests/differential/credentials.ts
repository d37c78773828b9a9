import assert from "node:assert/strict";
import type { FakeHub } from "../../testing";
import { acme, group, type Scenario } from "./scenario";

const NEW = "planted-second-password";
const THIRD = "planted-third-password";

/** Somebody changes their password, behind the engine's back. */
const rotate = (hub: FakeHub, username = "ops", password = NEW) => {
  hub.store.accounts.get(username)!.password = password;
};
const exported = (username: string, password: string) => ({
  DOCKERHUB_USERNAME: username,
  DOCKERHUB_PASSWORD: password,
});
const nothing = { DOCKERHUB_USERNAME: undefined, DOCKERHUB_PASSWORD: undefined, DOCKERHUB_OTP: undefined };
const preview = { previewOnly: true };

/** How many requests have begun a second factor, or ended one. */
const codes = (hub: FakeHub) => hub.log.filter(({ path }) => path === "/v2/users/2fa-login").length;

/** Credentials that are not as they were when the last `up` saved them. */
export const credentials: Scenario[] = [
  {
    name: "a changed password says what heals, and an exported one beats the one that was saved",
    acts: [
      { do: "up", declare: [group()], steps: ["create Group group"] },
      {
        do: "refresh",
        flags: preview,
        before: (hub) => rotate(hub),
        configure: { "dockerhub:password": { secret: NEW } },
        exit: 1,
        says: /Signing in as ops: .*401.*know only what the last up saved.*run pulumi up once, or add --run-program, or export DOCKERHUB_USERNAME/,
        once: /run pulumi up once/,
      },
      { do: "refresh", flags: preview, export: exported("ops", NEW), steps: [] },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
      { do: "up", flags: { refresh: true }, export: nothing, exit: 1, says: /run pulumi up once/ },
      { do: "up", steps: [] },
      { do: "refresh", steps: [] },
      {
        do: "destroy",
        before: (hub) => rotate(hub, "ops", THIRD),
        export: exported("Ops", THIRD),
        steps: ["delete Group group"],
      },
    ],
  },
  {
    name: "a refresh with the password of before, and then an up with the one of now, is two processes",
    acts: [
      { do: "up", declare: [group()], steps: ["create Group group"] },
      {
        do: "up",
        flags: { refresh: true },
        before: (hub) => {
          rotate(hub);
          return hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform");
        },
        configure: { "dockerhub:password": { secret: NEW } },
        export: exported("ops", NEW),
        steps: ["create Group group"],
      },
    ],
  },
  {
    name: "what is exported for one account is not used for the provider of another",
    acts: [
      {
        do: "up",
        before: (hub) => {
          rotate(hub, "dora", "planted-of-dora");
          hub.store.setRole(acme(hub), "dora", "owner");
        },
        declare: [
          {
            type: "Provider",
            name: "other",
            args: { org: "acme", username: "dora", password: { $secret: "planted-of-dora" }, baseUrl: "HUB" },
          },
          group("platform", {}, { provider: "other" }),
          { ...group("plain"), name: "plain" },
        ],
        steps: ["create Group group", "create Group plain"],
      },
      { do: "refresh", before: (hub) => rotate(hub), export: exported("ops", NEW), steps: [] },
      {
        do: "refresh",
        before: (hub) => {
          rotate(hub, "ops", "planted-password-6f1d");
          rotate(hub, "dora", "planted-again-of-dora");
        },
        export: exported("dora", "planted-again-of-dora"),
        steps: [],
      },
      { do: "destroy", steps: ["delete Group group", "delete Group plain"] },
    ],
  },
  {
    name: "a one-time code never comes from the state",
    acts: [
      {
        do: "up",
        before: (hub) => (hub.store.accounts.get("ops")!.otp = "111111"),
        configure: { "dockerhub:otp": { secret: "111111" } },
        declare: [group()],
        steps: ["create Group group"],
        then: ({ hub }) => assert.equal(codes(hub), 1),
      },
      {
        do: "refresh",
        exit: 1,
        says: /ops uses two-factor authentication: export DOCKERHUB_OTP/,
        steps: [],
        then: ({ hub }) => assert.equal(codes(hub), 1, "the code of before was not sent"),
      },
      {
        do: "refresh",
        before: (hub) => (hub.store.accounts.get("ops")!.otp = "222222"),
        export: { DOCKERHUB_OTP: "222222" },
        steps: [],
      },
    ],
  },
];
