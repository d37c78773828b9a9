import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OfflineEngine, type Outcome } from "../../testing";
import { startProcess } from "../../testing/engine/processes";
import { QUICK } from "../quick";
import { happened, PASSPHRASE, type Run, type Stack, type StackOptions } from "./stack";

/** What a refresh found, in the words of the real command. */
const FOUND = { same: "same", changed: "update", gone: "delete" };

/** A stack on the offline engine, with a state of its own. Programs start quickly, unless an environment is given. */
export function offlineStack(options: StackOptions): Stack {
  const { project, env = { ...process.env, ...QUICK }, start = startProcess } = options;
  let { config } = options;
  const { parallel, plugins } = options;
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-"));
  const stateFile = join(folder, "state.json");
  const own = { project, state: stateFile, passphrase: PASSPHRASE, env, start };
  const open = () =>
    new OfflineEngine({ ...own, config, ...(plugins && { plugins }), ...(parallel !== undefined && { parallel }) });
  let engine = open();
  const told = ({ exitCode, text, steps }: Outcome): Run => ({
    exitCode,
    text,
    happened: steps.map(({ op, found, urn }) => happened(op === "refresh" ? `refresh ${FOUND[found!]}` : op, urn)),
  });
  return {
    engine: "offline engine",
    stateFile,
    preview: async (flags) => told(await engine.preview(flags)),
    up: async (flags) => told(await engine.up(flags)),
    refresh: async (flags) => told(await engine.refresh(flags)),
    destroy: async (flags) => told(await engine.destroy(flags)),
    import: async (file, flags) => told(await engine.import(file, flags)),
    configure: async (more) => {
      config = { ...config, ...more };
      engine = open();
    },
    state: async () => engine.state(),
    export: async () => JSON.stringify(engine.export()),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
