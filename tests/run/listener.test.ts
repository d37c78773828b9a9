import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { registry } from "../../provider/resources";
import { Run } from "../../run/run";
import { newsFor, type Programs, type Question, type Testimony, type Told } from "../../run/testimony";

/** A program that has told nothing but what processes have told it. */
class Relay implements Programs {
  private readonly declared: Told[] = [];
  private checks = false;
  unread: string | undefined;

  readonly run = async (): Promise<boolean> => true;
  readonly ask = async (question: (speaker: string) => Question): Promise<Map<string, Testimony>> => {
    const asked = question("program");
    this.declared.push(...asked.seen);
    this.checks ||= asked.checks;
    const { declared, checks, unread } = this;
    return new Map([["program", newsFor(asked, { open: [], declared, made: [], held: [], unread, checks })]]);
  };
}

const membership = (username: string): Told => ({
  noun: "GroupMembership",
  properties: { org: "acme", group: "platform", username },
});
const isDeclared = (run: Run, username: string) => run.declares([`in/acme/platform/${username}`], "");

describe("What check has seen in one process of a run", () => {
  it("is known in all others", async () => {
    const relay = new Relay();
    const [one, other] = [new Run(registry, relay), new Run(registry, relay)];
    await one.see(membership("ada"));
    await one.see(membership("bo"));
    assert.equal(await isDeclared(other, "ada"), true);
    await sleep(200);
    assert.equal(await isDeclared(other, "bo"), true);
    assert.equal(await isDeclared(other, "cleo"), false);
    assert.equal((await one.declarers("in/acme/platform/ada")).length, 1, "its own is not told back");
  });

  it("fails a check where no program can be heard", async () => {
    const deaf = new Run(registry, { run: async () => true, ask: async () => new Map() });
    await assert.rejects(deaf.see(membership("ada")), /the same version.*let this user write to \/tmp/);
  });
});

describe("A state that cannot be read", () => {
  it("ends nothing, and keeps nothing else from being done", async () => {
    const relay = new Relay();
    const run = new Run(registry, relay);
    await run.endings.needsHeld();
    relay.unread = "the backend is gone";
    await run.see(membership("ada"));
    await assert.rejects(run.endings.needsHeld(), /the backend is gone.*Run again/);
  });
});

describe("Programs that tell nothing", () => {
  const group: Told = { noun: "Group", urn: "urn", properties: { org: "acme", name: "platform", groupId: 7 } };

  /** A run of one, or of none, and how often others were asked and the state was read. */
  function silent() {
    const count = { asked: 0, read: 0 };
    const run = new Run(registry, {
      areSilent: true,
      run: async () => assert.fail("the engine is asked"),
      ask: async () => {
        count.asked += 1;
        return new Map();
      },
      held: async () => {
        count.read += 1;
        return { held: [group] };
      },
    });
    return { run, count };
  }

  it("have the state read once, when somebody wants to know what it held", async () => {
    const { run, count } = silent();
    assert.deepEqual(await run.declarers("group/acme/platform"), []);
    assert.deepEqual(count, { asked: 1, read: 0 });
    for (let time = 0; time < 2; time++) assert.deepEqual(await run.holders("group/acme/#7"), [group]);
    assert.equal(count.read, 1);
  });

  it("are no question to the engine, which they need not tell that they run", async () => {
    const { run, count } = silent();
    assert.deepEqual(await run.declarers("group/acme/platform"), []);
    assert.equal(await run.isDeclaring(), false);
    assert.deepEqual(count, { asked: 2, read: 0 });
    await run.see(group);
    assert.equal(await run.isDeclaring(), true);
  });
});
