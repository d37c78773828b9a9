import assert from "node:assert/strict";
import { join } from "node:path";
import type { Run } from "../../scripts/engines";
import { pluginsOf } from "../support/form";
import { homeWithPlugin } from "../support/pluginHome";
import { open } from "./world";

const AS_PLUGIN = join(__dirname, "../support/asPlugin.js");

/** An ES module cannot be given another SDK, and a large organization has nothing that a small one has not. */
const [FIRST, ...REST] = ["two-organizations", "organization", "pull-requests"] as const;
const EXAMPLES = process.env["STORIES"] === "all" ? [FIRST, ...REST] : [FIRST];

/** Each form has providers of its own. */
const PROVIDERS = ["dockerhub", "pulumi-nodejs"];
const changed = ({ happened }: Run) => happened.filter(({ op, noun }) => op !== "same" && !PROVIDERS.includes(noun));

describe("An example", () => {
  for (const example of EXAMPLES)
    it(`moves to the plugin and back, unchanged: ${example}`, async () => {
      const home = homeWithPlugin();
      const options = `--require ${AS_PLUGIN}`;
      const env: NodeJS.ProcessEnv = { ...process.env, NODE_OPTIONS: options, PULUMI_HOME: home.folder };
      const { hub, stack, close } = await open(example, undefined, { env, plugins: pluginsOf("native") });
      const at = (form: string) => void (env["FORM"] = form);
      try {
        at("dynamic");
        const first = await stack.up();
        assert.equal(first.exitCode, 0, first.text);
        const written = hub.writes().length;
        for (const form of ["native", "dynamic"]) {
          at(form);
          for (const run of [await stack.preview(), await stack.up()]) {
            assert.equal(run.exitCode, 0, run.text);
            assert.deepEqual(changed(run), [], `${form}: ${run.text}`);
          }
        }
        assert.equal(hub.writes().length, written);
      } finally {
        await close();
        home.remove();
      }
    });
});
