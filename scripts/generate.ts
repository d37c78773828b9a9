/**
 * Writes what follows from the definitions: sdk/nouns.ts, sdk/shapes and sdk/functions, which let a program load
 * and compile without the provider's own dependencies, the schema of the plugin,
 * the reference pages, and those of the public registry. With --check it writes nothing and fails
 * when a file is not fresh.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { configKeys } from "../provider/configKeys";
import { registry } from "../provider/resources";
import { commandsPage } from "./commands";
import { classesModule } from "./classes";
import { Functions, functionTypes } from "./functions";
import { pluginSchema } from "./pluginSchema";
import { referenceIndex, referencePage } from "./reference";
import { registryPages } from "./registryPages";
import { nounTypes, shapeModules } from "./shapes";
import { terraformPage } from "./terraform";
import { Types } from "./types";
import { lowerFirst } from "./names";

const REFERENCE = "docs/reference";
/** Folders in which nothing else lies. */
const FOLDERS = [REFERENCE, `${REFERENCE}/functions`, "sdk/shapes", "sdk/functions"];

function nounsModule(): string {
  const nouns = [...registry.values()].map((definition) => {
    const keys = [...Object.keys(definition.inputs), ...Object.keys(definition.outputs)];
    const place =
      definition.placeUnless === undefined ? "" : `, placeUnless: ${JSON.stringify(definition.placeUnless)}`;
    const { declares, becomes, holds, whole } = definition;
    const { isReferredTo = false } = definition;
    const more = [
      isReferredTo && ", isReferredTo: true",
      becomes && `, becomes: ${JSON.stringify(becomes)}`,
      whole && `, whole: ${JSON.stringify(whole)}`,
    ];
    const told = `, declares: ${JSON.stringify(declares)}${more.filter((one) => one).join("")}, holds: ${JSON.stringify(holds)}`;
    return `${definition.type}: { keys: ${JSON.stringify(keys)}, secrets: ${JSON.stringify(definition.secrets ?? [])}${place}${told} },`;
  });
  const config = Object.entries(configKeys).map(
    ([key, { secret, env }]) => `${key}: { secret: ${secret}, env: ${JSON.stringify(env)} },`,
  );
  return `// Written by "npm run generate" from the definitions in provider/resources; do not edit.

import type { Things } from "../run/things";
import type { Noun } from "./shapes";

/** What a program must know of a noun without loading its definition. */
export const nouns: Record<Noun, Things & {
  /** Inputs and outputs. */
  keys: readonly string[];
  secrets: readonly string[];
  placeUnless?: string;
  isReferredTo?: boolean;
}> = { ${nouns.join("\n")} };

/** The keys of the configuration, which of them are secret, and where the environment has them. */
export const configKeys: Readonly<Record<string, { secret: boolean; env: readonly string[] }>> = { ${config.join("\n")} };
`;
}

async function main(): Promise<void> {
  const files = new Map<string, string>();
  const types = new Types(new Map([...nounTypes(), ...functionTypes()]));
  const style = await resolveConfig(__filename);
  const markdown = (text: string) => format(text, { ...style, parser: "markdown" });
  const typescript = (text: string) => format(text, { ...style, parser: "typescript" });
  files.set("sdk/nouns.ts", await typescript(nounsModule()));
  files.set("sdk/classes.ts", await typescript(classesModule()));
  for (const [path, text] of shapeModules(types)) files.set(path, await typescript(text));
  files.set(`${REFERENCE}/README.md`, await markdown(referenceIndex()));
  files.set(`${REFERENCE}/terraform.md`, await markdown(terraformPage()));
  files.set(`${REFERENCE}/commands.md`, await markdown(await commandsPage()));
  for (const definition of registry.values()) {
    files.set(`${REFERENCE}/${lowerFirst(definition.type)}.md`, await markdown(await referencePage(definition)));
  }
  const plugin = await pluginSchema(types);
  files.set("plugin/schema.json", await format(plugin.text, { ...style, parser: "json" }));
  for (const [name, text] of await registryPages(plugin.write)) files.set(`docs/${name}`, await markdown(text));
  const functions = new Functions(types);
  for (const [path, text] of functions.modules()) files.set(path, await typescript(text));
  for (const [name, text] of functions.pages()) files.set(`${REFERENCE}/functions/${name}`, await markdown(text));
  const there = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isFile() ? `${folder}/${one.name}` : [])),
  );
  const extra = there.filter((path) => !files.has(path));
  const stale = [...files].filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text);
  if (process.argv.includes("--check")) {
    if (stale.length + extra.length === 0) return;
    console.error(`Not fresh: ${[...stale.map(([path]) => path), ...extra].join(", ")}. Run "npm run generate".`);
    process.exitCode = 1;
    return;
  }
  for (const folder of FOLDERS) mkdirSync(folder, { recursive: true });
  for (const [path, text] of stale) writeFileSync(path, text);
  for (const path of extra) rmSync(path);
  console.log(`${stale.length} of ${files.size} files written.`);
}

void main();
