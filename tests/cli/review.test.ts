import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReviewReport } from "../../cli/review/report";
import { InProcess } from "../support/inProcess";
import { MemoryStack } from "../support/memoryStack";
import { PASSWORD } from "../support/spec";
import { cli } from "./cli";

const NASTY = `<script>alert("x")</script>`;

describe("review", () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-review-"));
  let env: Record<string, string>;
  let close: () => Promise<void>;
  let fake: InProcess["fake"];

  before(async () => {
    const world = new InProcess({
      seed: {
        accounts: [
          { username: "ops" },
          { username: "ada", email: "ada@example.com", fullName: NASTY },
          { username: "bo", fullName: "=HYPERLINK(1)" },
          { username: "zed" },
        ],
        organizations: [
          {
            name: "acme",
            members: [
              { username: "ada" },
              { username: "bo", role: "editor" },
              { username: "ops", role: "owner" },
              { username: "zed" },
            ],
            groups: [
              { name: "empty", description: NASTY },
              { name: "shadow", members: ["bo"] },
            ],
            repositories: [
              { name: "api", isPrivate: true, permissions: { shadow: "admin", empty: "read" } },
              { name: "site", permissions: { shadow: "read" } },
            ],
          },
        ],
      },
    });
    ({ fake } = world);
    const stack = new MemoryStack(world);
    const { problems } = await stack.up([
      { type: "Group", name: "platform", args: { name: "platform" } },
      { type: "GroupMembers", name: "platform", args: { group: { $: "platform.name" }, members: ["ada", "ops"] } },
      { type: "OrgMember", name: "ada", args: { username: "ada", role: "member" } },
      { type: "Invite", name: "cleo", args: { invitee: "cleo@example.com" } },
      { type: "PersonalAccessToken", name: "ci", args: { label: "+ci", scopes: ["repo:read"] } },
    ]);
    assert.deepEqual(problems, []);
    writeFileSync(join(folder, "state.json"), stack.exported(fake.store.timestamp()));
    world.clock.time += 20 * 24 * 3600_000;
    const served = await fake.serve();
    close = served.close;
    env = {
      DOCKERHUB_ORG: "acme",
      DOCKERHUB_USERNAME: "ops",
      DOCKERHUB_PASSWORD: PASSWORD,
      DOCKERHUB_BASE_URL: served.url,
    };
  });
  after(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });

  const run = async (...args: string[]) => {
    const ran = await cli(["review", "--state", join(folder, "state.json"), ...args], env);
    assert.equal(ran.code, 0, ran.stderr);
    assert.ok(!ran.stdout.includes(PASSWORD) && !/dckr_pat_/.test(ran.stdout));
    return ran.stdout;
  };

  it("tells who has what since when, and who declared it, owners first", async () => {
    const writes = fake.writes().length;
    const report = JSON.parse(await run("--json", "--since", "2030-01-01")) as ReviewReport;
    assert.deepEqual(
      report.people.map(({ username, role }) => `${username} ${role}`),
      ["ops owner", "bo editor", "ada member", "zed member"],
    );
    const ada = report.people.find(({ username }) => username === "ada")!;
    assert.deepEqual(
      [ada.groups.map(({ name, since }) => `${name} ${since?.slice(0, 10)}`), ada.since?.slice(0, 10)],
      [["platform 2030-06-01"], "2030-06-01"],
    );
    assert.deepEqual(ada.declaredBy, [`OrgMember ada (${join(folder, "state.json")})`]);
    assert.deepEqual(
      report.invites.map(({ invitee, declaredBy }) => [invitee, declaredBy.length]),
      [["cleo@example.com", 1]],
    );
    assert.deepEqual(
      report.groups.filter(({ people }) => people === 0).map(({ name }) => name),
      ["empty"],
    );
    assert.deepEqual(
      report.tokens.map(({ label, active, lastUsedAt }) => [label, active, lastUsedAt]),
      [["+ci", true, null]],
    );
    assert.ok(
      report.changes!.some(
        ({ action, name, actor }) => action === "team.create" && name === "platform" && actor === "ops",
      ),
    );
    assert.equal(fake.writes().length, writes, "nothing is changed");
  });

  it("as HTML lets no name become markup, and runs nothing but its own script", async () => {
    const page = await run("--format", "html");
    assert.ok(!page.includes(NASTY));
    assert.ok(page.includes("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"));
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.match(page, /Content-Security-Policy" content="default-src 'none'; .*script-src 'sha256-/);
    assert.ok(!/https?:\/\//.test(page), "it needs no network");
  });

  it("tells which group may do what with which repository, and draws it", async () => {
    const { tables } = JSON.parse(await run("--json")) as ReviewReport;
    const rows = (noun: string) => tables.find((table) => table.noun === noun)!.rows.map((row) => row.slice(0, 3));
    assert.deepEqual(rows("RepositoryPermission"), [
      ["api", "empty", "read"],
      ["api", "shadow", "admin"],
      ["site", "shadow", "read"],
    ]);
    assert.deepEqual(
      rows("Repository").map(([name, visibility]) => `${name} ${visibility}`),
      ["api private", "site public"],
    );
    const page = await run("--format", "html");
    assert.match(page, /<desc [^>]*>private: 1; public: 1<\/desc>/);
    assert.match(page, /<desc [^>]*>read: 2; admin: 1<\/desc>/);
  });

  it("as CSV lets no cell become a formula", async () => {
    const csv = await run("--format", "csv");
    assert.match(csv, /person,bo,'=HYPERLINK\(1\),/);
    assert.match(csv, /token,'\+ci,/);
    assert.ok(!/(^|,)"?[=+@-]/m.test(csv.split("\r\n").slice(1).join("\n")), csv);
  });

  it("as Markdown has people in no group and groups with nobody", async () => {
    const text = await run();
    assert.match(text, /## People in no group\n\n.*\n.*\n\| zed \| member \|/);
    assert.match(text, /## Groups with nobody\n\n.*\n.*\n\| empty \|/);
    assert.ok(!text.includes("<script>"));
    assert.ok(!text.includes("## Changes"), "the log is read only when asked for");
  });

  it("writes a file in one step", async () => {
    const out = join(folder, "review.html");
    await run("--format", "html", "--out", out);
    assert.match(readFileSync(out, "utf8"), /^<!doctype html>[^]*<\/html>\n$/);
    assert.ok(!existsSync(`${out}.new`));
  });
});
