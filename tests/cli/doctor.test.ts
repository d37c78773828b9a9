import assert from "node:assert/strict";
import { examine } from "../../cli/doctor/examine";
import { PARTS } from "../../cli/looking";
import type { DoctorReport } from "../../cli/doctor/report";
import { FakeHub, type Seed } from "../../testing";
import { everyNoun } from "../nouns";
import type { Credential, Verdict } from "../nouns/noun";
import { cli, underShim } from "./cli";

const OAT = `dckr_oat_${"x".repeat(24)}`;
const PAT = `dckr_pat_${"y".repeat(24)}`;
const SCOPES = ["scope-group-edit", "scope-member-edit", "scope-invite-edit", "scope-activity-read"];

const seedOf = (more: object = {}, scopes = SCOPES): Seed => ({
  accounts: [
    { username: "ops", password: "planted-doctor" },
    { username: "ada", password: "planted-doctor" },
    { username: "two", password: "planted-doctor", otp: "123456" },
  ],
  organizations: [
    {
      name: "acme",
      members: [
        { username: "ops", role: "owner" },
        { username: "two", role: "owner" },
        { username: "ada", role: "member" },
      ],
      accessTokens: [{ token: OAT, scopes }],
      ...more,
    },
  ],
});

interface Case {
  who: Credential;
  /** What is special about it, where verdicts are the same. */
  also?: string;
  config: Record<string, string>;
  seed?: Seed;
  /** Whether image access is restricted already, which only the Business plan can do. */
  restricts?: boolean;
  advice?: RegExp;
}

/** The table of credentials: who may do what. */
const cases: Case[] = [
  {
    who: "an owner",
    config: { username: "ops", password: "planted-doctor" },
    advice: /image access needs the Business plan/,
  },
  {
    who: "an owner whose organization restricts images",
    config: { username: "ops", password: "planted-doctor" },
    restricts: true,
  },
  {
    who: "an owner",
    also: " with a second factor",
    config: { username: "two", password: "planted-doctor", otp: "123456" },
  },
  {
    who: "a member",
    config: { username: "ada", password: "planted-doctor" },
    advice: /only owners/,
  },
  {
    who: "a personal access token",
    config: { username: "ops", token: PAT },
    advice: /organization owner/,
  },
  {
    who: "an organization access token",
    config: { token: OAT },
    advice: /scope-group-edit/,
  },
  {
    who: "an organization access token for groups alone",
    config: { token: OAT },
    seed: seedOf({}, ["scope-group-read"]),
    advice: /scope-member/,
  },
];

const verdict = ({ read, change }: DoctorReport["nouns"][number]): Verdict =>
  !read || change === false ? "no" : change === null ? "maybe" : "change";

async function examined(config: Record<string, string>, seed = seedOf(), restricts = false) {
  const hub = new FakeHub({ seed });
  hub.store.tokens.set("pat", {
    uuid: "pat",
    owner: "ops",
    value: PAT,
    label: "pat",
    scopes: ["repo:admin"],
    isActive: true,
    createdAt: hub.store.timestamp(),
    expiresAt: undefined,
  });
  hub.store.organizations.get("acme")!.restrictedImages.enabled = restricts;
  const { url, close } = await hub.serve();
  const values: Record<string, string> = { org: "acme", ...config, baseUrl: url };
  const read = (key: string) => values[key.replace("dockerhub:", "")];
  const report = await examine({ read, saved: false }, undefined, process.cwd());
  await close();
  return { report, hub };
}

describe("doctor", () => {
  const told = everyNoun("doctor");

  for (const { who, also = "", config, seed, restricts, advice } of cases) {
    it(`is right about ${who}${also}, changes nothing, and asks little`, async () => {
      const { report, hub } = await examined(config, seed, restricts);
      assert.deepEqual(
        Object.fromEntries(report.nouns.map((row) => [row.noun, verdict(row)])),
        Object.fromEntries(told.map(([noun, verdicts]) => [noun, verdicts[who]])),
        JSON.stringify(report, undefined, 1),
      );
      if (advice !== undefined) assert.match(JSON.stringify(report), advice);
      assert.deepEqual(hub.writes(), [], "nothing but GET");
      assert.deepEqual(hub.store.organizations.get("acme")!.audit, []);
      // One for each part, and five for who signs in, with what role, and what the log and the settings tell.
      assert.ok(hub.log.length <= PARTS.length + 5, `${hub.log.length} requests`);
      assert.ok(!JSON.stringify(report).includes("planted-doctor") && !JSON.stringify(report).includes(OAT));
    });
  }

  it("says what to do about a sign-in that is refused, once", async () => {
    const { report, hub } = await examined({ username: "two", password: "planted-doctor" });
    assert.match(report.checks[0]!.said, /two-factor authentication: export DOCKERHUB_OTP/);
    assert.ok(hub.log.length <= 2);
    const sso = await examined({ username: "ops", password: "planted-doctor" }, seedOf({ ssoEnforced: true }));
    assert.match(sso.report.checks[0]!.said, /single sign-on/);
    assert.deepEqual(sso.report.nouns, []);
  });

  it("exits with 0, 7 and 2, and tells versions", async () => {
    const hub = new FakeHub({ seed: seedOf() });
    const { url, close } = await hub.serve();
    const env = {
      DOCKERHUB_ORG: "acme",
      DOCKERHUB_USERNAME: "ops",
      DOCKERHUB_PASSWORD: "planted-doctor",
      DOCKERHUB_BASE_URL: url,
    };
    const fine = await cli(["doctor"], env);
    assert.equal(fine.code, 0, fine.stdout + fine.stderr);
    assert.match(fine.stdout, /RESOURCE +READ +CHANGE[^]*OrgSettings +yes +maybe/);
    assert.match(fine.stdout, /@pulumi\/pulumi +\d+\.\d+/);
    const other = { ...env, DOCKERHUB_USERNAME: "ada" };
    assert.equal((await cli(["doctor"], other)).code, 7);
    assert.equal(
      (await cli(["doctor", "--nouns", "PersonalAccessToken", "--json"], other)).code,
      7,
      "the role is a finding too",
    );
    assert.equal((await cli(["doctor", "--nouns", "Grupe"], env)).code, 2);
    const nothing = await cli(["doctor"], {});
    assert.equal(nothing.code, 7);
    assert.match(nothing.stdout, /dockerhub:password or dockerhub:token is missing/);
    await close();
  });

  const commands: [version: string, ok: boolean | null, said: RegExp][] = [
    ["v3.260.0", true, /^v3\.260\.0$/],
    ["v4.0.1", true, /^v4\.0\.1$/],
    ["v3.253.9", false, /^v3\.253\.9; install 3\.254 or newer, which imports what dump writes$/],
    ["", null, /^tells no version; 3\.254 or newer is needed/],
  ];
  for (const [version, ok, said] of commands) {
    it(`knows whether a command of version "${version}" imports what dump writes`, async () => {
      const { stdout } = await cli(["doctor", "--json"], { ...underShim("", {}), SHIM_VERSION: version });
      const { checks } = JSON.parse(stdout) as DoctorReport;
      const check = checks.find(({ what }) => what === "pulumi command")!;
      assert.equal(check.ok, ok);
      assert.match(check.said, said);
    });
  }

  it("tells a command that fails from none, and names a folder that is none", async () => {
    const nowhere = { PATH: "" };
    assert.match((await cli(["doctor"], nowhere)).stdout, /pulumi command +not on the PATH/);
    const failing = { ...underShim("", {}), SHIM_CONFIG: "no JSON" };
    assert.match((await cli(["doctor"], failing)).stdout, /✗ pulumi command +pulumi version: /);
    const lost = await cli(["doctor", "--cwd", "/no/such/folder"], {});
    assert.equal(lost.code, 2);
    assert.match(lost.stderr, /no such folder/);
  });
});
