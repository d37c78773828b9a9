import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const projectFile = z.object({
  name: z.string(),
  runtime: z.union([
    z.string(),
    z.object({ name: z.string(), options: z.object({ typescript: z.boolean().optional() }).optional() }),
  ]),
  main: z.string().optional(),
  config: z.record(z.string(), z.unknown()).optional(),
  plugins: z.object({ providers: z.array(z.object({ name: z.string(), path: z.string() })).optional() }).optional(),
});

/** A Pulumi project, as far as a Node program goes. */
export interface Project {
  name: string;
  /** Folder with the Pulumi.yaml. */
  root: string;
  /** Folder of the program. */
  program: string;
  typescript: boolean;
  /** Values the project file gives its configuration keys. */
  defaults: Record<string, string>;
  /** For each package that the project has a plugin for, the file of it. */
  plugins: Record<string, string>;
  /** Resolves a file of the program's own @pulumi/pulumi. */
  pulumi(file: string): string;
}

/** Reads a project. Throws a sentence when it is none, or asks for what this engine does not do. */
export function readProject(root: string): Project {
  const path = join(root, "Pulumi.yaml");
  if (!existsSync(path)) throw new Error(`${path} does not exist: give the folder of a Pulumi project.`);
  const parsed = projectFile.safeParse(parse(readFileSync(path, "utf8")));
  if (!parsed.success)
    throw new Error(`${path} is not a project that the offline engine runs: ${parsed.error.issues[0]?.message}.`);
  const { name, runtime, main, config = {}, plugins } = parsed.data;
  const language = typeof runtime === "string" ? { name: runtime, options: undefined } : runtime;
  if (language.name !== "nodejs")
    throw new Error(`The offline engine runs programs for nodejs, not for ${language.name}.`);
  const program = resolve(root, main ?? ".");
  const fromProgram = createRequire(join(program, "package.json"));
  const sdk = dirname(fromProgram.resolve("@pulumi/pulumi/package.json"));
  const defaults = Object.entries(config).flatMap(([key, value]): [string, string][] => {
    const given = typeof value === "object" && value !== null ? (value as { value?: unknown }).value : value;
    return given === undefined ? [] : [[key.includes(":") ? key : `${name}:${key}`, String(given)]];
  });
  return {
    name,
    root: resolve(root),
    program,
    typescript: language.options?.typescript ?? true,
    defaults: Object.fromEntries(defaults),
    plugins: Object.fromEntries((plugins?.providers ?? []).map((one) => [one.name, pluginFile(root, one)])),
    pulumi: (file) => join(sdk, file),
  };
}

/** A path leads to the folder of a plugin. Source: how the real command finds a plugin of a project. */
const pluginFile = (root: string, { name, path }: { name: string; path: string }) =>
  resolve(root, path, `pulumi-resource-${name}`);
