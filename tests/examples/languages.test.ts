import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askedVersion } from "../../scripts/engines";
import { must, openBackend } from "../../scripts/engines/backend";
import { FakeHub } from "../../testing";
import { homeWithPlugin } from "../support/pluginHome";
import { folder, seedOf } from "./world";

/** Python and Go fetch packages from the network for their programs. */
const LANGUAGES = process.env["STORIES"] === "all" ? ["yaml", "python", "go"] : ["yaml"];
const NOTHING = ["--expect-no-changes"];
const UP = ["up", "--yes", "--skip-preview"];

describe("The example organization for the plugin", () => {
  before(async function () {
    if ((await askedVersion()) === undefined) this.skip();
  });

  for (const language of LANGUAGES)
    it(`is in ${language} what it is in TypeScript: a stack moves from one to the other and back, unchanged`, async function () {
      this.timeout(900_000);
      const hub = new FakeHub({ seed: seedOf("organization") });
      const { url, close } = await hub.serve();
      const copy = mkdtempSync(join(tmpdir(), `pulumi-dockerhub-${language}-`));
      const home = homeWithPlugin();
      const backend = await openBackend({
        project: folder("organization"),
        env: { ...process.env, PULUMI_HOME: home.folder },
        config: {
          "dockerhub:org": "acme",
          "dockerhub:username": "ops",
          "dockerhub:password": { secret: hub.store.accounts.get("ops")!.password },
          "dockerhub:baseUrl": url,
        },
      });
      const dynamic = (...args: string[]) => must(backend.pulumi(...args, ...backend.here));
      const native = (...args: string[]) => dynamic("-C", copy, ...args);
      const writes = async (run: () => Promise<unknown>) => {
        const before = hub.writes().length;
        await run();
        return hub.writes().length - before;
      };
      try {
        cpSync(folder(`organization-${language}`), copy, { recursive: true });
        await must(backend.pulumi("-C", copy, "install"));
        await dynamic(...UP);
        const moved = await writes(async () => {
          await native("preview", ...NOTHING);
          await native(...UP, ...NOTHING);
          await native("preview", "--refresh", ...NOTHING);
          await dynamic("preview", ...NOTHING);
          await dynamic(...UP, ...NOTHING);
          await dynamic("preview", "--refresh", ...NOTHING);
          await native(...UP, ...NOTHING);
        });
        assert.equal(moved, 0);
        await native("destroy", "--yes", "--skip-preview");
        assert.ok((await writes(() => native(...UP))) > 0, "made anew by the plugin alone");
        await dynamic(...UP, ...NOTHING);
        await dynamic("destroy", "--yes", "--skip-preview");
        assert.deepEqual([...hub.store.tokens], []);
      } finally {
        backend.close();
        home.remove();
        rmSync(copy, { recursive: true, force: true });
        await close();
      }
    });
});
