import assert from "node:assert/strict";
import { askedVersion } from "../../scripts/engines";
import { play } from "../differential/play";
import { group, membership, type Scenario } from "../differential/scenario";
import { type Declared, Scene } from "../support/spec";
import { both, set } from "./platform";

/** So many that the engine is still busy with them when the program asks it for the state. */
const NAMES = Array.from({ length: 20 }, (_, index) => `team-${index}`);

/** Resources of the plugin, and those of the dynamic provider that come after them. */
function declared(description: string): Declared[] {
  const after = { dependsOn: NAMES };
  const [ada, bo] = ["ada", "bo"].map((username): Declared => {
    return {
      type: "GroupMembership",
      name: username,
      form: "dynamic",
      args: { group: "late", username },
      options: after,
    };
  });
  return [
    ...NAMES.map((name): Declared => ({ type: "Group", name, args: { name, description } })),
    { type: "Pause", name: "pause", args: { ms: 30 } },
    { type: "Group", name: "late", form: "dynamic", args: { name: "late", description }, options: after },
    ada!,
    bo!,
  ];
}

describe("A program that declares with the plugin and with the dynamic provider", () => {
  it("is waited for by neither, whichever comes first", async () => {
    const scene = await Scene.open({}, await askedVersion(), {}, "native");
    try {
      for (const description of ["a", "b"]) {
        scene.declare(declared(description));
        const { exitCode, text } = await scene.run("up");
        assert.equal(exitCode, 0, text);
      }
      scene.declare(declared("b"));
      const { happened } = await scene.run("preview");
      assert.deepEqual([...new Set(happened.map(({ op }) => op))], ["same"]);
    } finally {
      await scene.close();
    }
  });

  it("loses nobody in a run of a part, in which neither is told all", async function () {
    const version = await askedVersion();
    // Only the real command stands above a dynamic provider.
    if (version === undefined) this.skip();
    const adopted = group("platform", { adopt: true });
    const scenario: Scenario = {
      name: "",
      acts: [
        { do: "up", declare: [adopted, { ...set(["ada", "bo"]), form: "dynamic" }] },
        {
          do: "up",
          declare: [adopted, membership("ada"), membership("bo")],
          flags: { target: ["**::all"] },
          exit: 1,
          says: /leaves a part of the stack out/,
          keeps: both,
        },
        { do: "up", keeps: both },
      ],
    };
    await play(scenario, version, "native");
  });
});
