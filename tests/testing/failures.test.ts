import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { typeToken } from "../../sdk/contract";
import { Deployment } from "../../testing/engine/deployment/deployment";
import type { Goal, Provider, ProviderSource } from "../../testing/engine/deployment/steps";
import { formatUrn } from "../../testing/engine/state/urn";

const PLACE = { stack: "dev", project: "memory" };
const type = typeToken("Group");
const goal = (name: string): Goal => ({
  urn: formatUrn({ ...PLACE, qualifiedType: type, name }),
  type,
  custom: true,
  inputs: {},
  parent: "",
  provider: "",
  dependencies: [],
  propertyDependencies: {},
  additionalSecretOutputs: [],
  ignoreChanges: [],
  replaceOnChanges: [],
  aliases: [],
  protect: false,
  retainOnDelete: false,
  deletedWith: "",
  deleteBeforeReplace: undefined,
});

/** Makes what is called slow in a while, and nothing that is called wrong. */
const provider = {
  check: async (_urn: string, _olds: object, news: object) => ({ inputs: news, failures: [] }),
  create: async (urn: string, inputs: object) => {
    if (urn.endsWith("::wrong")) throw new Error("it cannot be made");
    if (urn.endsWith("::slow")) await sleep(50);
    return { id: urn, outputs: inputs };
  },
} as unknown as Provider;
const providers: ProviderSource = {
  know: () => undefined,
  checkConfig: async ({ inputs }) => ({ inputs, failures: [] }),
  get: async () => provider,
};

const open = (parallel: number) =>
  new Deployment({ ...PLACE, dryRun: false, parallel, config: {}, base: [], providers, onSave: () => undefined });
const made = ({ snapshot }: Deployment) => snapshot.list().flatMap(({ id, urn }) => (id === urn ? [urn] : []));

describe("A run of the offline engine in which something fails", () => {
  it("finishes what is under way, and keeps it", async () => {
    const deployment = open(16);
    void deployment.register(goal("slow"));
    await assert.rejects(deployment.register(goal("wrong")), /it cannot be made/);
    assert.deepEqual(made(deployment), [], "the slow one is still under way");
    await deployment.settled();
    assert.deepEqual(made(deployment), [goal("slow").urn]);
  });

  it("begins nothing that waits for its turn by then, and tells of the failure alone", async () => {
    const deployment = open(1);
    const registered = ["slow", "wrong", "late"].map((name) => deployment.register(goal(name)));
    await Promise.allSettled(registered);
    assert.deepEqual(made(deployment), [goal("slow").urn]);
    assert.deepEqual(
      deployment.problems.map(({ message }) => message),
      ["it cannot be made"],
    );
  });
});
