import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { askedVersion } from "../../scripts/engines";
import { serveShim } from "../support/shim/server";
import { cli, MAIN, ran, type Ran, underShim } from "./cli";

type Config = Record<string, string | { secret: string }>;

/**
 * A project with a stack as a user has them, for what calls `pulumi` by itself. It is the real command with
 * PULUMI=real, and otherwise the offline engine under its name.
 */
export class Project {
  private constructor(
    /** Inside the repository, where the package is found. */
    readonly folder: string,
    readonly env: Record<string, string>,
    private readonly isReal: boolean,
    private readonly home: string,
    private readonly stop: () => void,
  ) {}

  /** @param from folder to copy; an empty one when left out */
  static async open(name: string, from?: string): Promise<Project> {
    const folder = join(__dirname, `../programs/${name}.tmp`);
    const home = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-home-"));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    if (from !== undefined)
      cpSync(from, folder, { recursive: true, filter: (path) => basename(path) !== "node_modules" });
    // Packages are found further up; what `npx` runs has to be here, as `npm install` leaves it.
    mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
    symlinkSync(MAIN, join(folder, "node_modules/.bin/pulumi-dockerhub"));
    const isReal = (await askedVersion()) !== undefined;
    if (isReal) return new Project(folder, realEnvironment(home), isReal, home, () => undefined);
    const { port, close } = await serveShim();
    const env = { ...underShim(join(home, "state.json"), {}), SHIM_PORT: String(port) };
    return new Project(folder, env, isReal, home, close);
  }

  /** Makes a stack with a configuration, and selects it. */
  async init(stack: string, config: Config): Promise<void> {
    await must(this.pulumi("stack", "init", stack));
    await this.configure(config);
  }

  /** Sets keys of the configuration; the offline engine has them from the environment. */
  async configure(config: Config): Promise<void> {
    if (!this.isReal) return void (this.env["SHIM_CONFIG"] = JSON.stringify(config));
    const values = Object.entries(config).flatMap(([key, value]) =>
      typeof value === "string" ? ["--plaintext", `${key}=${value}`] : ["--secret", `${key}=${value.secret}`],
    );
    await must(this.pulumi("config", "set-all", ...values));
  }

  /** Runs any command in the folder. */
  run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
    return ran(command, args, { cwd: this.folder, env: { ...this.env, ...env }, maxBuffer: 1 << 29 });
  }

  pulumi(...args: string[]): Promise<Ran> {
    return this.run("pulumi", [...args, "--non-interactive", "--color", "never"]);
  }

  /** Runs a command of this package. */
  cli(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
    return cli(args, { ...this.env, ...env }, this.folder);
  }

  close(): void {
    this.stop();
    for (const folder of [this.folder, this.home]) rmSync(folder, { recursive: true, force: true });
  }
}

async function must(run: Promise<Ran>): Promise<void> {
  const { code, stdout, stderr } = await run;
  if (code !== 0) throw new Error(stdout + stderr);
}

/** No more of an environment than the commands need, and a home of their own. */
const realEnvironment = (home: string): Record<string, string> => ({
  PATH: process.env["PATH"] ?? "",
  HOME: home,
  PULUMI_HOME: home,
  PULUMI_BACKEND_URL: `file://${home}`,
  PULUMI_CONFIG_PASSPHRASE: "only for this run",
  PULUMI_SKIP_UPDATE_CHECK: "true",
});
