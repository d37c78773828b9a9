import assert from "node:assert/strict";
import { isAlive } from "../support/processes";
import { alone, Started, withStandIn } from "./started";

const DEMO = ["scripts/demo/main.ts"] as const;
const ALL = process.env["STORIES"] === "all";

interface Broken {
  /** Command of the stand-in that breaks, and how. */
  breaks: string;
  how: string;
  says: RegExp;
  /** Much of the tour is over by then, which takes long. */
  late?: true;
}

const broken: Broken[] = [
  {
    breaks: "version",
    how: "an error",
    says: /The demo stops: the pulumi on the PATH does not work\..*version is broken/,
  },
  { breaks: "version", how: "nonsense", says: /The demo stops: the pulumi on the PATH does not work\..*<html>/ },
  { breaks: "stack init", how: "an error", says: /The demo stops: error: stack init is broken/ },
  { breaks: "config set-all", how: "nothing", says: /The demo stops: pulumi ended with exit code 3 and said nothing/ },
  {
    breaks: "preview",
    how: "a crash",
    says: /ended by SIGKILL[^]*The demo stops: exit code 0 was expected, and it was 1/,
  },
  {
    breaks: "up",
    how: "an error",
    says: /up is broken[^]*The demo stops: exit code 0 was expected, and it was 255/,
    late: true,
  },
  {
    breaks: "stack export",
    how: "nonsense",
    says: /prod\.json is not a state[^]*The demo stops: exit code 7 was expected/,
    late: true,
  },
  {
    breaks: "import",
    how: "an error",
    says: /import is broken[^]*The demo stops: exit code 0 was expected/,
    late: true,
  },
];

describe("npm run demo, when something breaks, ends within seconds with a sentence and leaves nothing behind", () => {
  for (const { breaks, how, says } of broken.filter(({ late }) => ALL || !late)) {
    it(`a pulumi of which ${breaks} gives ${how}`, async () => {
      const demo = new Started(DEMO, { PATH: withStandIn, STAND_IN_BREAKS: breaks, STAND_IN_HOW: how });
      assert.equal(await demo.over(), 1);
      assert.match(demo.text, says);
      demo.leftNothing();
    });
  }

  for (const how of ["no end", "no end, whoever asks"]) {
    it(`Ctrl-C while a pulumi comes to ${how}`, async () => {
      const demo = new Started(DEMO, { PATH: withStandIn, STAND_IN_BREAKS: "preview", STAND_IN_HOW: how });
      await demo.until("1. pulumi preview");
      const started = await demo.started("pulumi");
      assert.equal(await demo.stop("SIGINT"), 130);
      assert.match(demo.text, /The demo was stopped\./);
      assert.ok(
        started.every((one) => !isAlive(one)),
        "the command lives on",
      );
      demo.leftNothing();
    });
  }

  const chapters = Array.from({ length: 11 }, (_, n) => n + 1);
  for (const chapter of ALL ? chapters : [2]) {
    for (const signal of ALL && chapter === 2 ? (["SIGINT", "SIGTERM"] as const) : (["SIGINT"] as const)) {
      it(`${signal} in chapter ${chapter}, on the offline engine`, async () => {
        const demo = new Started(DEMO, { PATH: alone });
        await demo.until(`\n${chapter}. `);
        assert.equal(await demo.stop(signal), signal === "SIGINT" ? 130 : 143);
        assert.match(demo.text, /The demo was stopped\./);
        demo.leftNothing();
      });
    }
  }

  it("is played to its end by the plugin as well", async function () {
    if (!ALL) this.skip();
    const demo = new Started([...DEMO, "--plugin"], { PATH: alone });
    assert.equal(await demo.over(), 0, demo.text);
    assert.match(demo.text, /the plugin dockerhub serves it[^]* dockerhub:index:Group platform create/);
    demo.leftNothing();
  });
});
