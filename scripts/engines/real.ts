import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { done, said } from "./events";
import { type Kept, PASSPHRASE, type Run, type Stack, type StackOptions } from "./stack";

/** The version of the real command on the PATH; undefined without one. */
export async function realVersion(): Promise<string | undefined> {
  const { exitCode, text } = await command("pulumi", ["version"], process.cwd(), process.env);
  return exitCode === 0 ? text.trim() : undefined;
}

/** A stack on the real command, with a backend of its own and no account. */
export async function realStack(
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
  const run = async (verb: string, flags: object = {}, ...args: string[]): Promise<Run> => {
    const here = ["--stack", "dev", "--config-file", configFile, ...(forPeople ? [] : ["--json"])];
    const { exitCode, text } = await pulumi(verb, ...args, ...argumentsOf(flags), ...here);
    const steps = done(text).map((one) => (verb === "refresh" ? { ...one, op: `refresh ${one.op}` } : one));
    return { exitCode, text: forPeople ? text : said(text), happened: steps };
  };
  /** These preview first, with all its requests and events, unless they are told not to. */
  const doing = ({ previewOnly = false } = {}) => (previewOnly ? [] : ["--yes", "--skip-preview"]);
  const exported = async () => (await must(pulumi("stack", "export", "--stack", "dev", "--show-secrets"))).text;
  return {
    engine: `pulumi ${version}`,
    stateFile: join(folder, ".pulumi/stacks", "dev.json"),
    preview: (flags) => run("preview", flags),
    up: (flags) => run("up", flags, ...doing()),
    refresh: (flags) => run("refresh", flags, ...doing(flags)),
    destroy: (flags) => run("destroy", flags, ...doing(flags)),
    import: (file, flags) => run("import", flags, "--file", file, "--generate-code=false", ...doing()),
    state: async () =>
      (JSON.parse(await exported()) as { deployment: { resources?: Kept[] } }).deployment.resources ?? [],
    export: exported,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `{ expectNoChanges: true, target: ["a", "b"] }` as `--expect-no-changes --target=a --target=b`. */
function argumentsOf(flags: object): string[] {
  return Object.entries(flags).flatMap(([key, value]: [string, unknown]) => {
    const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (Array.isArray(value)) return value.map((one) => `${flag}=${String(one)}`);
    return value === undefined ? [] : [`${flag}=${String(value)}`];
  });
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
