#!/usr/bin/env node
import "./node";
import { Command, CommanderError } from "commander";

import { EXIT, UsageError } from "./exit";
import { commands } from "./commands";
import { version } from "./version";

async function main(argv: string[]): Promise<void> {
  const program = new Command("pulumi-dockerhub")
    .description("Commands around pulumi for the people side of Docker Hub.")
    .version(version())
    .showHelpAfterError()
    .exitOverride();
  for (const command of await commands(argv[2])) program.addCommand(helpful(command));
  await program.parseAsync(argv);
}

/** A command, with those within it, that tells how it is called and lets this file end the process. */
function helpful(command: Command): Command {
  command.commands.forEach(helpful);
  return command.showHelpAfterError().exitOverride();
}

main(process.argv).catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    return;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? EXIT.usage : EXIT.failure;
});
