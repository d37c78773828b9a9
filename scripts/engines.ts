/** One way to run a stack, whether by the real command or by the offline engine. */
import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OfflineEngine, type Properties } from "../testing";
import { QUICK } from "./quick";

/** What happened to one resource: the operation, the last part of its type, and its name. */
export interface Happened {
  op: string;
  noun: string;
  name: string;
}

export interface Run {
  exitCode: number;
  text: string;
  happened: Happened[];
}

/** A resource in the state, secrets as signed objects. */
export interface Kept {
  urn: string;
  type: string;
  id?: string;
  inputs?: Properties;
  outputs?: Properties;
}

export interface Flags {
  refresh?: boolean;
  expectNoChanges?: boolean;
}

export interface Stack {
  /** Such as `offline engine` or `pulumi v3.260.0`. */
  engine: string;
  /** File that holds the state. */
  stateFile: string;
  preview(flags?: Flags): Promise<Run>;
  up(flags?: Flags): Promise<Run>;
  refresh(flags?: { previewOnly?: boolean; expectNoChanges?: boolean }): Promise<Run>;
  destroy(): Promise<Run>;
  import(file: string): Promise<Run>;
  state(): Promise<Kept[]>;
  /** The state as text, as `pulumi stack export --show-secrets` prints it. */
  export(): Promise<string>;
  close(): void;
}

export interface StackOptions {
  /** Folder with the Pulumi.yaml. */
  project: string;
  config: Record<string, string | { secret: string }>;
  env?: NodeJS.ProcessEnv;
  /** Text for people in place of events for tests; what happened is then not told apart. */
  forPeople?: boolean;
}

const PASSPHRASE = "only for this run";

/** The version of the real command on the PATH; undefined without one. */
export async function pulumiVersion(): Promise<string | undefined> {
  const { exitCode, text } = await command("pulumi", ["version"], process.cwd(), process.env);
  return exitCode === 0 ? text.trim() : undefined;
}

/** A stack on the real command when it is on the PATH, else on the offline engine. */
export async function openStack(options: StackOptions): Promise<Stack> {
  const version = await pulumiVersion();
  return version === undefined ? offlineStack(options) : pulumiStack(options, version);
}

/** A stack on the offline engine, with a state of its own. Programs start quickly, unless an environment is given. */
export function offlineStack({ project, config, env = { ...process.env, ...QUICK } }: StackOptions): Stack {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-"));
  const stateFile = join(folder, "state.json");
  const engine = new OfflineEngine({
    project,
    state: stateFile,
    passphrase: PASSPHRASE,
    config,
    env,
  });
  type Told = Awaited<ReturnType<OfflineEngine["up"]>>;
  const told = ({ exitCode, text, steps }: Told): Run => ({
    exitCode,
    text,
    happened: steps.map(({ op, found, urn }) => happened(op === "refresh" ? `refresh ${found}` : op, urn)),
  });
  return {
    engine: "offline engine",
    stateFile,
    preview: async (flags) => told(await engine.preview(flags)),
    up: async (flags) => told(await engine.up(flags)),
    refresh: async (flags) => told(await engine.refresh(flags)),
    destroy: async () => told(await engine.destroy()),
    import: async (file) => told(await engine.import(file)),
    state: async () => engine.state(),
    export: async () => JSON.stringify(engine.export()),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A stack on the real command, with a backend of its own and no account. */
export async function pulumiStack(
  { project, config, env = process.env, forPeople = false }: StackOptions,
  version: string,
): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-"));
  const configFile = join(folder, "Pulumi.dev.yaml");
  const all: NodeJS.ProcessEnv = {
    ...env,
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
  };
  const inFolder = (cwd: string, ...args: string[]) =>
    command("pulumi", [...args, "--non-interactive", "--color", "never"], cwd, all);
  const pulumi = (...args: string[]) => inFolder(project, ...args);
  const setUp = async () => {
    // `stack init` writes the configuration file where it runs, and nowhere else.
    copyFileSync(join(project, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    await must(inFolder(folder, "stack", "init", "dev"));
    for (const [key, value] of Object.entries(config)) {
      const [text, kind] = typeof value === "string" ? [value, "--plaintext"] : [value.secret, "--secret"];
      await must(pulumi("config", "set", key, text, kind, "--stack", "dev", "--config-file", configFile));
    }
  };
  await setUp().catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const flagsOf = (flags: object = {}) =>
    Object.entries(flags).flatMap(([key, on]) =>
      on ? [`--${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`] : [],
    );
  const run = async (verb: string, flags: object | undefined, ...args: string[]): Promise<Run> => {
    const here = ["--stack", "dev", "--config-file", configFile];
    const { exitCode, text } = await pulumi(
      verb,
      ...args,
      ...flagsOf(flags),
      ...here,
      ...(forPeople ? [] : ["--json"]),
    );
    const steps = fromEvents(text).map((one) => (verb === "refresh" ? { ...one, op: `refresh ${one.op}` } : one));
    return { exitCode, text: forPeople ? text : said(text), happened: steps };
  };
  const exported = async () => (await must(pulumi("stack", "export", "--stack", "dev", "--show-secrets"))).text;
  return {
    engine: `pulumi ${version}`,
    stateFile: join(folder, ".pulumi/stacks", "dev.json"),
    preview: (flags) => run("preview", flags),
    up: (flags) => run("up", flags, "--yes", "--skip-preview"),
    refresh: ({ previewOnly = false, ...flags } = {}) =>
      run("refresh", flags, ...(previewOnly ? ["--preview-only"] : ["--yes", "--skip-preview"])),
    destroy: () => run("destroy", {}, "--yes", "--skip-preview"),
    import: (file) => run("import", {}, "--file", file, "--yes", "--skip-preview", "--generate-code=false"),
    state: async () =>
      (JSON.parse(await exported()) as { deployment: { resources?: Kept[] } }).deployment.resources ?? [],
    export: exported,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function happened(op: string, urn: string): Happened {
  const [, , type = "", ...name] = urn.split("::");
  return { op, noun: type.split(":").at(-1) ?? "", name: name.join("::") };
}

/** Steps that were done, of the real command's event stream: one JSON object a line. */
function fromEvents(text: string): Happened[] {
  return text.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const { resOutputsEvent: done } = JSON.parse(line) as {
      resOutputsEvent?: { metadata: { op: string; urn: string } };
    };
    return done === undefined ? [] : [happened(done.metadata.op, done.metadata.urn)];
  });
}

/**
 * What an event stream tells people: its diagnostics but for those for debugging, which hold every value
 * that the program got, and whatever is no event.
 */
function said(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      if (!line.startsWith("{")) return line;
      const { diagnosticEvent } = JSON.parse(line) as { diagnosticEvent?: { message: string; severity: string } };
      return diagnosticEvent === undefined || diagnosticEvent.severity === "debug" ? "" : diagnosticEvent.message;
    })
    .filter((line) => line !== "")
    .join("\n");
}

function command(
  name: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ exitCode: number; text: string }> {
  return new Promise((resolve) =>
    execFile(name, args, { cwd, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      resolve({
        exitCode: error === null ? 0 : typeof error.code === "number" ? error.code : 1,
        text: stdout + stderr,
      }),
    ),
  );
}

async function must(run: Promise<{ exitCode: number; text: string }>): Promise<{ text: string }> {
  const { exitCode, text } = await run;
  if (exitCode !== 0) throw new Error(text);
  return { text };
}
