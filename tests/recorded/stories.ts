import type { FakeHub } from "../../testing";
import type { Declared } from "../support/spec";

const group = (name: string, args: object = {}, options = {}): Declared => ({
  type: "Group",
  name,
  args: { name, description: "as declared", ...args },
  options,
});
const membership = (username: string): Declared => ({
  type: "GroupMembership",
  name: "platform-first",
  args: { group: { $: "platform.name" }, username },
});

const before: Declared[] = [
  {
    type: "Provider",
    name: "other",
    args: { org: "acme", username: "ops", password: { $secret: "PASSWORD" }, baseUrl: "HUB" },
  },
  group("platform", { description: { $secret: "as declared" } }),
  // One after the other, so that their numbers are the same in every run.
  group("release", {}, { provider: "other", dependsOn: ["platform"] }),
  { type: "GroupMembers", name: "release", args: { group: { $: "release.name" }, members: ["ada", "bo"] } },
  membership("ada"),
  { type: "OrgMember", name: "ada", args: { username: "ada", role: "member" } },
  { type: "Invite", name: "cleo", args: { invitee: "cleo@example.com" } },
  { type: "PersonalAccessToken", name: "ci", args: { label: "ci", scopes: ["repo:read"] }, export: "token" },
];
const after: Declared[] = [
  ...before.filter(({ type, name }) => type !== "Invite" && name !== "platform-first" && type !== "GroupMembers"),
  membership("bo"),
  { type: "GroupMembers", name: "release", args: { group: { $: "release.name" }, members: ["bo", "ops"] } },
  { type: "OrgSettings", name: "acme", args: { restrictedImages: { enabled: true } } },
];

/** One command whose output is recorded, and what is so when it runs. */
export interface Story {
  file: string;
  /** What the program declares from here on. */
  declare?: Declared[];
  /** What is done behind the command's back before it. */
  first?(hub: FakeHub): unknown;
  args: string;
  /** Default 0. */
  exit?: number;
}

const preview = "preview --refresh --json";

/** One after the other on one stack, on which `before` is up. */
export const stories: Story[] = [
  { file: "config.json", declare: before, args: "config --json --show-secrets" },
  { file: "state.json", args: "stack export --show-secrets" },
  {
    file: "changed.json",
    declare: after,
    first: async (hub) => {
      await hub.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { description: "by hand" });
      await hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/release/members/bo");
    },
    args: `${preview} --show-sames`,
  },
  { file: "changed.jsonl", args: preview },
  { file: "short.json", args: "preview --json" },
  {
    file: "forbidden.json",
    first: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, path: /acme\/groups/, times: 99 }),
    args: preview,
    exit: 1,
  },
  {
    file: "refused.json",
    declare: [group("platform", { description: "x".repeat(300) })],
    first: (hub) => hub.faults.clear(),
    args: "preview --json",
    exit: 1,
  },
  { file: "refused.jsonl", args: "preview --json", exit: 1 },
  {
    file: "logged.json",
    declare: [...after, { type: "Log", name: "log", args: { message: "somebody should look at this" } }],
    args: "preview --json --show-sames",
  },
  { file: "logged.jsonl", args: "preview --json" },
  { file: "crashed.json", declare: [{ type: "Nonsense", name: "none" }], args: "preview --json", exit: 1 },
];
