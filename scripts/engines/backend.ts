import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { type Ended, runCommand } from "../children";
import { PASSPHRASE, type StackOptions } from "./stack";

/** A stack of the real command, called `dev`, in a backend of its own that needs no account. */
export interface Backend {
  /** Holds the state and the configuration. */
  folder: string;
  stateFile: string;
  env: NodeJS.ProcessEnv;
  /** Flags that lead a command to the stack. */
  stack: readonly string[];
  /** The same to its configuration as well. */
  here: readonly string[];
  /** Runs the command in the folder of the project. */
  pulumi(...args: string[]): Promise<Ended>;
  /** Sets keys of the configuration. */
  configure(values: StackOptions["config"]): Promise<void>;
  close(): void;
}

/** Flags of every command that nobody sits in front of. */
export const UNATTENDED = ["--non-interactive", "--color", "never"];

/** The version of the real command on the PATH; undefined without one. Throws when it does not work. */
export async function realVersion(): Promise<string | undefined> {
  const told = await command(["version"], process.cwd(), process.env).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (told === undefined) return undefined;
  const version = /^v\d+\.\d+\.\d+\S*/m.exec(told.text)?.[0];
  if (told.exitCode === 0 && version !== undefined) return version;
  const said = told.text.trim() || `it says nothing, with exit code ${told.exitCode}`;
  throw new Error(
    `the pulumi on the PATH does not work. Mend it, or take it off the PATH. \`pulumi version\`: ${said}`,
  );
}

export async function openBackend({ project, config, env = process.env }: StackOptions): Promise<Backend> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-"));
  const own: NodeJS.ProcessEnv = {
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
  };
  const stack = ["--stack", "dev"];
  const here = [...stack, "--config-file", join(folder, "Pulumi.dev.yaml")];
  const pulumi = (...args: string[]) => command([...args, ...UNATTENDED], project, { ...env, ...own });
  const configure = async (values: StackOptions["config"]) => {
    const texts = Object.entries(values).flatMap(([key, value]) =>
      typeof value === "string" ? ["--plaintext", `${key}=${value}`] : ["--secret", `${key}=${value.secret}`],
    );
    await must(pulumi("config", "set-all", ...texts, ...here));
  };
  const close = () => rmSync(folder, { recursive: true, force: true });
  try {
    // `stack init` writes the configuration file where it runs, and nowhere else.
    copyFileSync(join(project, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    await must(command(["stack", "init", "dev", ...UNATTENDED], folder, { ...env, ...own }));
    await configure(config);
  } catch (error) {
    close();
    throw error;
  }
  const { name } = parse(readFileSync(join(project, "Pulumi.yaml"), "utf8")) as { name: string };
  const stateFile = join(folder, ".pulumi/stacks", name, "dev.json");
  return { folder, stateFile, env: { ...env, ...own }, stack, here, pulumi, configure, close };
}

/** What a command says that has to succeed. Throws it otherwise. */
export async function must(run: Promise<Ended>): Promise<string> {
  const { exitCode, text } = await run;
  if (exitCode !== 0) throw new Error(text.trim() || `pulumi ended with exit code ${exitCode} and said nothing.`);
  return text;
}

const command = (args: string[], cwd: string, env: NodeJS.ProcessEnv) => runCommand("pulumi", args, { cwd, env });
