import { Option } from "commander";

/** Where the program lies. */
export const cwdOption = () =>
  new Option("--cwd <folder>", "folder of the Pulumi project").default(process.cwd(), "the current one");
