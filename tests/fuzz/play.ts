import assert from "node:assert/strict";
import type { FakeHub } from "../../testing";
import type { Moment } from "../support/kill";
import { leftovers, pathOf } from "../support/leftovers";
import type { Told } from "../support/memoryStack";
import type { Declared } from "../support/spec";
import { UNMANAGED } from "./people";
import type { Chapter, Story } from "./story";

/** A stack, however its parts are run. */
export interface Played {
  readonly fake: FakeHub;
  /** All that was said so far. */
  readonly notices: readonly string[];
  up(program: readonly Declared[], options: { refresh: boolean }): Promise<Told>;
  upAndKill(program: readonly Declared[], at: Moment, options: { refresh: boolean }): Promise<void>;
  preview(program: readonly Declared[], options: { refresh: boolean }): Promise<Told>;
  destroy(): Promise<Told>;
}

/** Plays a story and asserts what must hold whatever happened. */
export async function play(stack: Played, { chapters }: Story): Promise<void> {
  const { fake } = stack;
  await fake.byHand("ops", "POST", "/v2/access-tokens", { token_label: UNMANAGED.token, scopes: ["repo:read"] });
  const untouched = unmanaged(fake);
  for (const chapter of chapters) {
    await troubled(stack, chapter);
    await settled(stack, chapter.program);
    holds(fake, chapter.program);
    assert.deepEqual(unmanaged(fake), untouched, "what nobody declared is as it was");
  }
  assert.deepEqual((await stack.destroy()).problems, []);
  holds(fake, []);
  const groups = chapters.at(-1)!.program.filter(({ type }) => type === "Group");
  for (const { args } of groups) assert.ok(!acmeOf(fake).groups.has(String(args!["name"])), "groups are destroyed");
  assert.deepEqual(unmanaged(fake), untouched, "what nobody declared outlives a destroy");
}

/** The run of a chapter, whatever comes of it. */
async function troubled(stack: Played, { program, hands, trouble, refresh }: Chapter): Promise<void> {
  const { fake } = stack;
  for (const { change } of hands)
    await Promise.resolve(fake)
      .then(change)
      .catch(() => undefined);
  if (trouble !== undefined && "kill" in trouble) return stack.upAndKill(program, trouble.kill, { refresh });
  if (trouble !== undefined) fake.faults.add(trouble.faults);
  await stack.up(program, { refresh });
  fake.faults.clear();
}

/** One further run without trouble, after which no plan finds anything to do. */
async function settled(stack: Played, program: Declared[]): Promise<void> {
  assert.deepEqual((await stack.up(program, { refresh: true })).problems, []);
  await clearTokens(stack);
  const nothing = { changes: [], problems: [] };
  assert.deepEqual(await stack.preview(program, { refresh: false }), nothing, "the plan");
  assert.deepEqual(await stack.preview(program, { refresh: true }), nothing, "the plan after reading everything");
}

/** Somebody deletes the tokens that a run has named as left by an interrupted one. */
export async function clearTokens({ fake, notices }: Pick<Played, "fake" | "notices">): Promise<void> {
  const ofOrg = acmeOf(fake).accessTokens;
  for (const { org, uuid } of leftovers(notices.join("\n")))
    if (fake.store.tokens.has(uuid) || ofOrg.has(uuid)) await fake.byHand("ops", "DELETE", pathOf(org, uuid));
}

const acmeOf = (fake: FakeHub) => fake.store.organizations.get("acme")!;

type Args = Record<string, unknown>;

/** The Hub is as declared. */
function holds(fake: FakeHub, program: Declared[]): void {
  const acme = acmeOf(fake);
  const named = (given: unknown) =>
    typeof given === "string" ? given : String(of(program, (given as { $: string }).$.split(".")[0]!)["name"]);
  const isInvited = (name: string) => [...acme.invites.values()].find(({ invitee }) => same(fake, invitee, name));
  const memberOf = (name: string) => [...acme.members.keys()].find((username) => same(fake, username, name));
  for (const { type, args = {} } of program) {
    if (type === "Group") assert.equal(acme.groups.get(String(args["name"]))?.description, args["description"]);
    if (type === "GroupMembership")
      assert.ok(acme.groups.get(named(args["group"]))!.members.has(String(args["username"])));
    if (type === "GroupMembers") {
      const people = [...acme.groups.get(named(args["group"]))!.members].filter((name) => name !== UNMANAGED.member);
      assert.deepEqual(people.sort(), [...(args["members"] as string[])].sort());
    }
    if (type === "OrgMember") assert.equal(acme.members.get(String(args["username"])), args["role"]);
    if (type === "Invite")
      assert.ok(isInvited(String(args["invitee"])) ?? memberOf(String(args["invitee"])), "invited");
    if (type === "OrgMembers") {
      const members = args["members"] as Record<string, string>;
      for (const [name, role] of Object.entries(members)) {
        const username = memberOf(name);
        if (username === undefined) assert.ok(isInvited(name), `${name} is invited`);
        else assert.equal(acme.members.get(username), role, name);
      }
      const extra = [...acme.members.keys()].filter(
        (username) => !Object.keys(members).some((name) => same(fake, username, name)),
      );
      assert.deepEqual(extra, [UNMANAGED.member]);
    }
    if (type === "OrgSettings") assertSettings(acme.restrictedImages, args["restrictedImages"] as Args);
  }
  const wanted = program
    .filter(({ type }) => type === "PersonalAccessToken")
    .map(({ args }) => [...(args!["scopes"] as string[]), args!["isActive"]]);
  const there = [...fake.store.tokens.values()]
    .filter(({ label }) => label !== UNMANAGED.token)
    .map((one) => [...one.scopes, one.isActive]);
  assert.deepEqual(there.sort(), wanted.sort(), "tokens");
}

function assertSettings(actual: Record<string, boolean>, declared: Args): void {
  const wire = {
    enabled: "enabled",
    allowOfficialImages: "allow_official_images",
    allowVerifiedPublishers: "allow_verified_publishers",
  };
  for (const [key, value] of Object.entries(declared)) assert.equal(actual[wire[key as keyof typeof wire]], value, key);
}

const of = (program: Declared[], name: string) => program.find((one) => one.name === name)!.args!;

/** Whether two spellings, by Docker ID or by address, are one person. */
function same(fake: FakeHub, one: string, other: string): boolean {
  return one === other || fake.store.accounts.get(one)?.email === other;
}

function unmanaged(fake: FakeHub): object {
  const acme = acmeOf(fake);
  const { name, description, members } = acme.groups.get(UNMANAGED.group)!;
  return {
    group: [name, description, [...members].sort()],
    token: [...fake.store.tokens.values()].find(({ label }) => label === UNMANAGED.token),
    member: acme.members.get(UNMANAGED.member),
  };
}
