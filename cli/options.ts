import { statSync } from "node:fs";
import { InvalidArgumentError, Option } from "commander";

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
