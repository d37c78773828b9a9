import { readFileSync } from "node:fs";
import { text as textOf } from "node:stream/consumers";
import { Command } from "commander";
import { EXIT } from "../exit";
import { readPlan } from "../pulumi/plan";
import { print } from "../terminal";
import { commentOn } from "./comment";

/** `pulumi-dockerhub explain`: says in sentences who gains and who loses what by a plan. */
export function explain(): Command {
  return new Command("explain")
    .description("Say in sentences, as Markdown, who gains and who loses what by a plan, or why the preview failed.")
    .argument("<plan>", "file that `pulumi preview --json --show-sames` printed, in either form; - for standard input")
    .option("--title <text>", "heading", "Docker Hub")
    .addHelpText(
      "after",
      "\nExits with 1 when the preview failed. A plan in one document does not tell an error that a program has logged from\n" +
        "one that has stopped the preview: there both count.\n\nExample:\n  $ pulumi preview --refresh --json --show-sames | pulumi-dockerhub explain -",
    )
    .action(async (file: string, { title }: { title: string }) => {
      const plan = readPlan(file === "-" ? await textOf(process.stdin) : readFileSync(file, "utf8"));
      await print(commentOn(plan, title));
      if (plan.failed !== false) process.exitCode = EXIT.failure;
    });
}
