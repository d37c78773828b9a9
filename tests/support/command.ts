import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StackOptions, Verb } from "../../scripts/engines";
import { type Backend, must, openBackend, UNATTENDED } from "../../scripts/engines/backend";
import { serveShim } from "./shim/server";

/** An engine as the process of a command. */
export interface Command {
  /** Where the real command keeps the stack; undefined on the offline engine. */
  real?: Backend;
  start(verb: Verb, flags: readonly string[]): ChildProcess;
  /** The same, with program and provider as processes below it, for those who kill all of them. */
  startWhole(verb: Verb, flags: readonly string[]): ChildProcess;
  /** Does what is needed after a command was killed, before another one can run, as the README tells people. */
  unlock(): Promise<void>;
  /** Takes what was under way when a command was killed out of the state. */
  tidy(): Promise<void>;
  /** URNs of what was under way when a command was killed, as the state has it. */
  pending(): Promise<string[]>;
  close(): void;
}

/** The offline engine behind the words of the real command. It locks nothing, and keeps nothing that is under way. */
export async function offlineCommand({ project, config, env = process.env }: StackOptions): Promise<Command> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-shim-"));
  const all = { ...env, SHIM_STATE: join(folder, "state.json"), SHIM_CONFIG: JSON.stringify(config) };
  const { port, close } = await serveShim();
  const shim = (more: object) => (verb: Verb, flags: readonly string[]) =>
    spawn(process.execPath, [join(__dirname, "shim/pulumi"), verb, "--stack", "dev", ...flags], {
      cwd: project,
      env: { ...all, ...more },
    });
  return {
    start: shim({ SHIM_PORT: String(port) }),
    startWhole: shim({}),
    unlock: async () => undefined,
    tidy: async () => undefined,
    pending: async () => [],
    close: () => {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function realCommand(options: StackOptions): Promise<Command> {
  const { project } = options;
  const real = await openBackend(options);
  const { folder, env, here, stack, pulumi, close } = real;
  const doing = (verb: Verb) => (verb === "preview" ? [] : ["--yes", "--skip-preview"]);
  const start = (verb: Verb, flags: readonly string[]) =>
    spawn("pulumi", [verb, ...flags, ...doing(verb), ...here, ...UNATTENDED], { cwd: project, env });
  return {
    real,
    start,
    startWhole: start,
    unlock: async () => {
      for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        const path = join(folder, file);
        if (file.endsWith(".attrs") && statSync(path).size === 0) rmSync(path);
      }
      await must(pulumi("cancel", "--yes", ...stack));
    },
    tidy: async () => void (await must(pulumi("refresh", "--clear-pending-creates", ...doing("refresh"), ...here))),
    pending: async () => {
      const { deployment } = JSON.parse(await must(pulumi("stack", "export", ...stack))) as {
        deployment: { pending_operations?: { resource: { urn: string } }[] };
      };
      return (deployment.pending_operations ?? []).map(({ resource }) => resource.urn);
    },
    close,
  };
}
