#!/usr/bin/env node
import { Command, CommanderError } from "commander";

import { fakeHub } from "./fakeHub";
import { version } from "./version";

/** Exit codes: 1 failure, 2 wrong usage. */
async function main(argv: string[]): Promise<void> {
  const program = new Command("pulumi-dockerhub")
    .description("Commands around pulumi for the people side of Docker Hub.")
    .version(version())
    .showHelpAfterError()
    .exitOverride();
  program.addCommand(fakeHub().exitOverride());
  await program.parseAsync(argv);
}

main(process.argv).catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
