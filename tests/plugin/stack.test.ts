import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandAbove, endsAll, leavesOut, onlyLooks } from "../../run/command";
import { heldBy } from "../../plugin/stack/held";
import { StackOfRun } from "../../plugin/stack/stack";

const SIGNATURE = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const BEGAN = Date.parse("2030-06-01T12:00:00Z");
const STACK = { stack: "dev", project: "people" };

const group = (name: string, more: object = {}) => ({
  urn: `urn:pulumi:dev::people::dockerhub:index:Group::${name}`,
  type: "dockerhub:index:Group",
  custom: true,
  outputs: { org: "acme", name, groupId: 1, unheardOf: true },
  created: "2030-05-01T12:00:00Z",
  ...more,
});

describe("What a plugin reads of its stack", () => {
  const folder = mkdtempSync(join(tmpdir(), "stack-"));
  const file = join(folder, "export.json");
  const exported = (resources: unknown) =>
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources } }));
  after(() => rmSync(folder, { recursive: true }));

  it("is what it held in either form when the run began, without secrets", async () => {
    exported([
      group("old"),
      group("dynamic", { type: "pulumi-nodejs:dynamic/dockerhub:Group" }),
      group("new", { created: "2030-06-01T12:00:01Z" }),
      group("left", { delete: true }),
      group("read", { external: true }),
      { ...group("other"), type: "aws:s3:Bucket" },
      {
        ...group("ci"),
        type: "dockerhub:index:PersonalAccessToken",
        outputs: { uuid: "u", label: { ...SIGNATURE, ciphertext: "x" }, token: { ...SIGNATURE, ciphertext: "y" } },
      },
      {
        ...group("kept"),
        id: "v",
        type: "dockerhub:index:PersonalAccessToken",
        outputs: { uuid: { ...SIGNATURE, ciphertext: "z" }, label: "ci" },
      },
    ]);
    const held = await heldBy(STACK, file, BEGAN);
    assert.deepEqual(
      held.map(({ urn, noun, properties, hidden = [] }) => [urn!.split("::").at(-1), noun, properties, hidden]),
      [
        ["old", "Group", { org: "acme", name: "old", groupId: 1 }, []],
        ["dynamic", "Group", { org: "acme", name: "dynamic", groupId: 1 }, []],
        ["ci", "PersonalAccessToken", { uuid: "u" }, ["label", "token"]],
        ["kept", "PersonalAccessToken", { uuid: "v", label: "ci" }, []],
      ],
    );
  });

  it("is nothing for a stack that has never been", async () => {
    writeFileSync(file, JSON.stringify({ version: 3, deployment: null }));
    assert.deepEqual(await heldBy(STACK, file, BEGAN), []);
  });

  it("is told as unread where it cannot be had", async () => {
    const stack = new StackOfRun({ DOCKERHUB_STATE_FILE: join(folder, "none.json") });
    stack.know(STACK);
    const { held, unread } = await stack.held();
    assert.deepEqual(held, []);
    assert.match(unread!, /none\.json/);
  });

  for (const [what, text, why] of [
    ["garbage", "garbage", /no export of a stack/],
    [
      "of another project",
      JSON.stringify({ deployment: { resources: [group("x", { urn: "urn:pulumi:dev::other::t::x" })] } }),
      /another stack/,
    ],
  ] as const)
    it(`is unread where the file is ${what}, and says which file and what to do`, async () => {
      writeFileSync(file, text);
      const stack = new StackOfRun({ DOCKERHUB_STATE_FILE: file });
      stack.know(STACK);
      const { unread } = await stack.held();
      assert.match(unread!, why);
      assert.ok(
        unread!.includes(`${file}, which DOCKERHUB_STATE_FILE names`) && unread!.includes("write pulumi stack export"),
      );
      assert.ok(!unread!.includes("garbage"));
    });

  it("is asked of the command that runs, which need not be on the PATH", async () => {
    const pulumi = join(folder, "a-pulumi");
    writeFileSync(
      pulumi,
      `#!/bin/sh\necho '${JSON.stringify({ deployment: { resources: [group("old", { created: undefined })] } })}'\n`,
    );
    chmodSync(pulumi, 0o755);
    const stack = new StackOfRun({}, async () => ({ file: pulumi, args: ["up"] }));
    stack.know(STACK);
    const { held } = await stack.held();
    assert.deepEqual(
      held.map(({ properties }) => properties["name"]),
      ["old"],
    );
  });

  it("is unread where there is no command, and says what to do", async () => {
    const none = async () => ({ file: join(folder, "no-pulumi"), args: ["up"] });
    const stack = new StackOfRun({}, none);
    stack.know(STACK);
    assert.match((await stack.held()).unread!, /put it there, or write pulumi stack export into a file/);
  });
});

describe("The command that an engine was started with", () => {
  const cases: [args: string, expected: boolean | undefined][] = [
    ["destroy --yes", true],
    ["--non-interactive -C infra down", true],
    ["--color=never dn -s dev", true],
    ["up --stack down", false],
    ["-v 9 up destroy", false],
    ["refresh", false],
    ["do something", undefined],
    ["--help", undefined],
  ];
  for (const [args, expected] of cases) {
    it(`pulumi ${args}: ${expected === undefined ? "nobody can tell" : expected ? "ends the stack" : "does not"}`, () =>
      assert.equal(endsAll(args.split(" ")), expected));
  }

  for (const [args, expected] of [
    ["up --yes", false],
    ["up --target urn", true],
    ["up --target=urn", true],
    ["preview -t urn", true],
    ["up -fyturn", true],
    ["up -yst", false],
    ["up --exclude urn", true],
    ["up --target-replace urn", true],
    ["preview -jx urn", true],
    ["up --replace urn --tracing x", false],
    ["up -yfstest -mtext", false],
  ] as const)
    it(`pulumi ${args} leaves ${expected ? "a part" : "nothing"} of the stack out`, () =>
      assert.equal(leavesOut(args.split(" ")), expected));

  it("leaves out what its environment says, as it reads its options there", () =>
    assert.deepEqual(
      [{ PULUMI_OPTION_TARGET: "urn" }, { PULUMI_OPTION_EXCLUDE: "urn" }, { PULUMI_OPTION_TARGET: "" }].map((env) =>
        leavesOut(["up"], env),
      ),
      [true, true, false],
    ));

  it("only looks in a preview, and does not where nobody can tell", () =>
    assert.deepEqual(
      ["preview --diff", "-C infra pre", "up", "up preview", ""].map((args) => onlyLooks(args.split(" "))),
      [true, true, false, false, false],
    ));

  it("is not known where no pulumi has started the process", async () => assert.equal(await commandAbove(), undefined));

  for (const name of ["pulumi", "pulumi-3.260"])
    it(`tells where it is, also where it was called by its name, ${name}`, async function () {
      if (process.platform !== "linux") this.skip();
      const pulumi = join(mkdtempSync(join(tmpdir(), "bin-")), name);
      symlinkSync(process.execPath, pulumi);
      const child = spawn(pulumi, ["-e", "console.log(1); setInterval(() => {}, 1000)", "up"], { argv0: name });
      await once(child.stdout, "data");
      const found = await commandAbove(child.pid);
      child.kill();
      assert.equal(found?.file, realpathSync(process.execPath));
    });
});
