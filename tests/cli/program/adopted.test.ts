import assert from "node:assert/strict";
import { askedVersion } from "../../../scripts/engines";
import { adopted } from "../adopted";
import { awkward, prepare } from "../awkward";
import { served } from "../cli";
import { Project } from "../project";
import { installIn } from "../../support/pluginHome";
import { output } from "./tools";

/** What Go has compiled already is at home, and the project has a home of its own. */
const goCaches = () => JSON.parse(output("go", ["env", "-json", "GOCACHE", "GOMODCACHE"])) as Record<string, string>;

/** Python and Go fetch packages from the network for their programs. */
const LANGUAGES = process.env["STORIES"] === "all" ? ["yaml", "python", "go"] : ["yaml"];

describe("dump for the plugin", () => {
  before(async function () {
    if ((await askedVersion()) === undefined) this.skip();
  });

  for (const language of LANGUAGES)
    for (const style of ["sets", "edges"])
      it(`adopts an organization full of awkward names in ${language}, in the style of ${style}`, async function () {
        this.timeout(900_000);
        const world = await served({ seed: awkward });
        await prepare(world.hub);
        const project = await Project.open(`dump-${language}-${style}`);
        try {
          installIn(project.env["PULUMI_HOME"]!);
          if (language === "go") Object.assign(project.env, goCaches());
          const args = ["dump", "--out", ".", "--language", language, "--style", style, "--ignore", "bot-*"];
          const { code, stderr } = await project.cli(args, world.env);
          assert.equal(code, 0, stderr);
          const audit = world.hub.store.organizations.get("acme")!.audit.length;
          await adopted(world, project);
          assert.equal(world.hub.store.organizations.get("acme")!.audit.length, audit, "nothing was changed");
        } finally {
          project.close();
          await world.close();
        }
      });
});
