import { Command } from "commander";
import { print } from "../terminal";
import { version } from "../version";
import { pluginFolder, putInto, takeAway } from "./cache";
import { type PluginFile, pluginFiles } from "./files";
import { IMPORTS } from "../program/sdks";

/** `pulumi-dockerhub plugin`: the provider as a plugin of the command, for programs in every language. */
export function plugin(): Command {
  return new Command("plugin")
    .description("Put the plugin of this package where pulumi finds it, for programs in other languages.")
    .addCommand(
      new Command("install")
        .description("Put the plugin into the cache of pulumi: no server is asked for it, then or later.")
        .addHelpText(
          "after",
          "\nThe cache is ~/.pulumi/plugins, or plugins in the folder that PULUMI_HOME names. Programs run the plugin with\n" +
            "the node on the PATH, 22.12 or newer.\n\nExample:\n  $ npx pulumi-dockerhub plugin install",
        )
        .action(() => changing("installed", install(pluginFiles(process.platform)))),
    )
    .addCommand(
      new Command("uninstall")
        .description("Take the plugin of this version out of the cache of pulumi again.")
        .action(() => changing("taken away", uninstall)),
    );
}

const install =
  (files: readonly PluginFile[]) =>
  (folder: string): string => {
    const isNew = putInto(folder, files);
    const width = Math.max(...IMPORTS.map(([language]) => language.length));
    const lines = IMPORTS.map(([language, line]) => `  ${language.padEnd(width)}  ${line}`);
    return `The plugin dockerhub ${version()} is ${isNew ? "" : "already "}in ${folder}.

Write the SDK for a program, in its folder and whatever its language:
  pulumi package add dockerhub@${version()}

Then name it in the program:
${lines.join("\n")}
  ${"YAML".padEnd(width)}  type: dockerhub:Group, and no SDK is needed`;
  };

const uninstall = (folder: string): string =>
  takeAway(folder)
    ? `The plugin dockerhub ${version()} is in ${folder} no longer.`
    : `There is no plugin dockerhub ${version()} in ${folder}: nothing was changed.`;

/** Changes the cache. Throws a sentence where nobody may. */
async function changing(done: string, change: (folder: string) => string): Promise<void> {
  const folder = pluginFolder(version(), process.env);
  let told: string;
  try {
    told = change(folder);
  } catch (error) {
    throw new Error(
      `The plugin cannot be ${done}: ${error instanceof Error ? error.message : String(error)}. ` +
        "Set PULUMI_HOME to a folder that can be written, for this command and for pulumi.",
    );
  }
  await print(told);
}
