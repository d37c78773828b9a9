import { statSync } from "node:fs";
import { InvalidArgumentError, Option } from "commander";
import { languages } from "./program/languages";

/** Where the program lies. */
export const cwdOption = () =>
  new Option("--cwd <folder>", "folder of the Pulumi project")
    .default(process.cwd(), "the current one")
    .argParser(folder);

function folder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InvalidArgumentError("There is no such folder.");
  return path;
}

/** `--language`, for commands that write a program. */
export const languageOption = () =>
  new Option("--language <language>", "language of the program; all but typescript are for the plugin")
    .choices([...languages.keys()])
    .default("typescript");
