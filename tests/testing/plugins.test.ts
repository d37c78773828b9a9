import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { Scene } from "../support/spec";

const group = { type: "Group", name: "group", args: { name: "platform", description: "one" }, export: "groupId" };
const token = {
  type: "PersonalAccessToken",
  name: "ci",
  args: { label: "ci", scopes: ["repo:read"] },
  export: "token",
};
const exports = () => readdirSync(tmpdir()).filter((name) => name.startsWith("pulumi-dockerhub-export-"));

describe("The offline engine with a plugin", () => {
  let scene: Scene;
  const open = async (config = {}) => (scene = await Scene.open({}, undefined, config, "native"));
  afterEach(() => scene.close());
  const changes = async (...[verb, flags]: Parameters<Scene["run"]>) => {
    const { exitCode, text, happened } = await scene.run(verb, flags);
    assert.equal(exitCode, 0, text);
    const counts = happened.filter(({ op, noun }) => !/same|read/.test(op) && noun !== "Stack");
    return counts.map(({ op, noun }) => `${op} ${noun}`);
  };

  it("previews, makes, changes, reads, replaces and ends what it serves", async () => {
    await open();
    scene.declare([group, token]);
    assert.deepEqual((await changes("preview")).sort(), ["create Group", "create PersonalAccessToken"]);
    assert.deepEqual(scene.hub.writes(), []);
    await changes("up");
    const [kept] = (await scene.stack.state()).filter(({ type }) => type === "dockerhub:index:PersonalAccessToken");
    assert.match(JSON.stringify(kept!.outputs!["token"]), /4dabf18193072939515e22adb298388d/, "its value is secret");
    const described = { ...group, args: { ...group.args, description: "two" } };
    scene.declare([described, token]);
    assert.deepEqual(await changes("up"), ["update Group"]);
    assert.deepEqual(await changes("preview", { refresh: true, expectNoChanges: true }), []);
    scene.declare([
      { ...described, args: { ...group.args, description: "three" }, options: { replaceOnChanges: ["description"] } },
      token,
    ]);
    assert.ok((await changes("up")).includes("replace Group"));
    assert.ok((await changes("destroy")).includes("delete Group"));
    assert.equal(scene.hub.store.organizations.get("acme")!.groups.has("platform"), false);
  });

  it("ends with what a plugin does not take of its configuration, before anything is asked of it", async () => {
    await open({ "dockerhub:orgg": "acme" });
    scene.declare([group]);
    const { exitCode, text } = await scene.run("preview");
    assert.equal(exitCode, 1);
    assert.match(text, /pulumi:providers:dockerhub resource 'default'.* has a problem: there is no key orgg/);
    assert.deepEqual(scene.hub.log, []);
  });

  it("lets it answer the functions of its package, and the program hear why it does not", async () => {
    await open();
    const call = (name: string, args: object) => ({ type: "Call", name: "found", args: { function: name, ...args } });
    scene.declare([call("getMember", { of: { username: "bo" } })]);
    assert.deepEqual(await changes("preview"), []);
    scene.declare([call("getGroup", { of: { name: "none" } })]);
    const { exitCode, text } = await scene.run("preview");
    assert.equal(exitCode, 1);
    assert.match(text, /invocation of dockerhub:index:getGroup returned an error/);
  });

  it("shows what it tells users, once", async () => {
    await open();
    const app = { type: "Repository", name: "app", args: { name: "app", visibility: "private" } };
    scene.declare([group, app]);
    await changes("up");
    scene.declare([group]);
    const { text } = await scene.run("up");
    assert.equal(text.match(/pulumi-dockerhub: Repository acme\/app: /g)?.length, 1, text);
  });

  it("tells it what the stack holds in a file of its own, which is not left behind", async () => {
    await open();
    const before = exports().length;
    scene.declare([group]);
    await changes("up");
    assert.equal(exports().length, before);
  });

  it("takes over a stack of dynamic resources, by aliases of the type, without a change", async () => {
    await open();
    scene.export({ FORM: "dynamic" });
    scene.declare([group, token]);
    await changes("up");
    scene.export({ FORM: "native" });
    assert.deepEqual(await changes("up"), ["delete pulumi-nodejs"]);
    assert.deepEqual(await changes("preview", { refresh: true, expectNoChanges: true }), []);
  });
});
