import assert from "node:assert/strict";
import type { Declared } from "../support/spec";
import { PASSWORD, Scene } from "../support/spec";

const call = (name: string, called: string, of: object = {}, options: object = {}): Declared => ({
  type: "Call",
  name,
  args: { function: called, of },
  options: options as Record<string, unknown>,
});

describe("A program that calls functions on the engine", () => {
  let scene: Scene;
  before(async () => void (scene = await Scene.open()));
  after(() => scene.close());

  const outputs = async () => {
    const stack = (await scene.stack.state()).find(({ type }) => type === "pulumi:pulumi:Stack");
    return stack!.outputs as Record<string, Record<string, unknown>>;
  };
  const roleIn = (result: unknown) =>
    (result as { members: { username: string; role: string }[] }).members.find(({ username }) => username === "bo")!
      .role;
  /** Lists of members that were read since, by how often. */
  const lists = (from: number) => scene.hub.log.slice(from).filter(({ path }) => /\/members\?/.test(path)).length;

  const program: Declared[] = [
    call("before", "getMembers"),
    { type: "Group", name: "platform", args: { name: "platform" } },
    { type: "Component", name: "people" },
    {
      type: "OrgMember",
      name: "bo",
      args: { username: "bo", role: "member", onDestroy: "retain" },
      options: { parent: "people" },
    },
    call("group", "getGroupOutput", { name: { $: "platform.name" } }),
    call("after", "getMembersOutput", {}, { dependsOn: ["bo"] }),
    call("again", "getMembersOutput", { group: "owners" }, { dependsOn: ["bo"] }),
    call("afterAll", "getMembersOutput", {}, { dependsOn: ["people"] }),
    call("hidden", "getMemberOutput", { username: { $secret: "ada" } }),
  ];

  it("previews although a function asks for a group that is to be made", async () => {
    scene.declare(program);
    const { exitCode, text } = await scene.run("preview");
    assert.equal(exitCode, 0, text);
  });

  it("reads after what the call depends on, and before the rest of the run otherwise", async () => {
    const from = scene.hub.log.length;
    const { exitCode, text } = await scene.run("up");
    assert.equal(exitCode, 0, text);
    const { before, after, afterAll, group } = await outputs();
    assert.equal(roleIn(before), "editor");
    assert.equal(roleIn(after), "member");
    assert.equal(roleIn(afterAll), "member", "a component is done when what is in it is");
    assert.equal(group!["groupId"], scene.hub.store.organizations.get("acme")!.groups.get("platform")!.id);
    assert.ok(lists(from) <= 2 * 3 + 2, `${lists(from)} lists of members in both phases of an up`);
  });

  it("keeps in the state a secret what a secret argument led to", async () => {
    const { hidden, after } = await outputs();
    assert.ok("4dabf18193072939515e22adb298388d" in hidden!, JSON.stringify(hidden));
    assert.ok(!("4dabf18193072939515e22adb298388d" in after!));
    assert.ok(!JSON.stringify(await outputs()).includes(PASSWORD));
  });

  it("finds nothing to do in the next preview, and reads the members once for all calls", async () => {
    const from = scene.hub.log.length;
    const { exitCode, text } = await scene.run("preview", { expectNoChanges: true });
    assert.equal(exitCode, 0, text);
    assert.equal(lists(from), 1);
    assert.equal(scene.hub.log.slice(from).filter(({ path }) => /\/auth\/token/.test(path)).length, 1);
  });

  it("ends with one sentence where a function has no answer, and changes nothing", async () => {
    for (const called of ["getMember", "getMemberOutput"]) {
      scene.declare([...program, call("zoe", called, { username: "zoe" })]);
      const writes = scene.hub.writes().length;
      const { exitCode, text } = await scene.run("preview");
      assert.notEqual(exitCode, 0);
      assert.match(text, /dockerhub\.getMember: zoe is not a member of acme; dockerhub\.getMembers lists who is\./);
      assert.ok(!/\n\s+at /.test(text), text);
      assert.equal(scene.hub.writes().length, writes);
    }
  });
});
