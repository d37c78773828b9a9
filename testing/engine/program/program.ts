import type { Scripts } from "../processes";

export interface RunOptions {
  scripts: Scripts;
  stack: string;
  /** Addresses of the services. */
  monitor: string;
  engine: string;
  dryRun: boolean;
  parallel: number;
  config: Readonly<Record<string, string>>;
  secretKeys: readonly string[];
  onOutput(line: string): void;
}

/**
 * Runs a program with the SDK's own runner and returns its exit code: 0 also when a resource has
 * failed, 32 when an error ended it that it has told, anything else for a crash.
 */
export async function runProgram(options: RunOptions): Promise<number> {
  const { scripts, stack, monitor, engine, dryRun, parallel, config, secretKeys, onOutput } = options;
  const { name, root, program, typescript } = scripts.project;
  const args = [
    `--monitor=${monitor}`,
    `--engine=${engine}`,
    "--organization=organization",
    `--project=${name}`,
    `--root-directory=${root}`,
    `--stack=${stack}`,
    `--pwd=${program}`,
    ...(dryRun ? ["--dry-run"] : []),
    `--parallel=${parallel}`,
    ".",
  ];
  const env = {
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
    ...(typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
  };
  return (await scripts.run("cmd/run", args, onOutput, env).ended) ?? 1;
}
