import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pluginsOf } from "../../tests/support/form";
import { installIn } from "../../tests/support/pluginHome";
import type { StackOptions } from "../engines";
import { QUICK } from "../quick";

/** Who serves the program of the demo. */
interface Form {
  /** Folder with the program. */
  project: string;
  options: Pick<StackOptions, "env" | "plugins">;
  /** What to say of it. */
  what: string;
}

interface Place {
  /** Folder with the program as it is for the dynamic provider. */
  example: string;
  /** A folder that goes when the demo ends. */
  folder: string;
}

const CLONE = join(__dirname, "../..");

export const FORMS: Record<"dynamic provider" | "plugin", (place: Place) => Form> = {
  "dynamic provider": ({ example }) => ({ project: example, options: {}, what: "" }),
  plugin: ({ example, folder }) => {
    const home = join(folder, "home");
    installIn(home);
    return {
      project: withClassesOfPlugin(example, folder),
      options: { env: { ...process.env, ...QUICK, PULUMI_HOME: home }, plugins: pluginsOf("native") },
      what: "; the plugin dockerhub serves it",
    };
  },
};

/** A copy of a program that finds classes of the plugin's schema where it imports this package. */
function withClassesOfPlugin(example: string, folder: string): string {
  const project = join(folder, basename(example));
  cpSync(example, project, { recursive: true, filter: (path) => basename(path) !== "node_modules" });
  const found = join(project, "node_modules/pulumi-dockerhub");
  mkdirSync(found, { recursive: true });
  const classes = join(CLONE, "tests/support/nativeSdk.js");
  writeFileSync(join(found, "index.js"), `module.exports = require(${JSON.stringify(classes)});\n`);
  symlinkSync(join(CLONE, "node_modules/@pulumi"), join(project, "node_modules/@pulumi"), "junction");
  return project;
}
