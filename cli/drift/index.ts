import { Command, Option } from "commander";
import { EXIT, UsageError } from "../exit";
import { moment } from "../moment";
import { selectedStack } from "../pulumi/command";
import { type Source, sourcesOf } from "../sources";
import { cwdOption } from "../options";
import { print, withProgress } from "../terminal";
import { asMarkdown } from "./markdown";
import { look } from "./look";
import { counts, driftReport } from "./report";
import { asText } from "./text";

interface Options {
  stack?: string[];
  state?: string[];
  cwd: string;
  format: "text" | "json" | "markdown";
  json?: boolean;
  strict?: boolean;
  ignore?: string[];
  since?: string;
}

/** `pulumi-dockerhub drift`: compares the state of stacks with Docker Hub. */
export function drift(): Command {
  return new Command("drift")
    .description("Tell what differs from the state of a stack, what no resource covers, and who did it.")
    .option("--stack <names...>", "stacks to compare; the selected one when left out")
    .option("--state <files...>", "states as `pulumi stack export --show-secrets` writes them, in place of stacks")
    .addOption(new Option("--format <format>", "how to tell it").choices(["text", "json", "markdown"]).default("text"))
    .option("--json", "the same as --format json")
    .option("--strict", "what no resource covers counts for the exit code as well")
    .option("--ignore <patterns...>", "people, groups and tokens that nobody has to declare; * stands for any letters")
    .option("--since <time>", "read the audit log from then on; from the last change of each resource when left out")
    .addOption(cwdOption())
    .addHelpText(
      "after",
      "\nExits with 0 when nothing was found, with 7 when something was.\n\nExample:\n  $ pulumi-dockerhub drift --stack prod --format markdown > drift.md",
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const since = options.since === undefined ? undefined : moment(options.since);
  const report = await withProgress("Comparing with Docker Hub", async () =>
    look(await sources(options), { ignore: options.ignore ?? [], since }),
  );
  const format = options.json ? "json" : options.format;
  const telling = {
    text: () => asText(report),
    markdown: () => asMarkdown(report),
    json: () => JSON.stringify(driftReport.parse(report), undefined, 2),
  };
  await print(telling[format]());
  if (counts(report, options.strict ?? false)) process.exitCode = EXIT.findings;
}

async function sources({ stack, state, cwd }: Options): Promise<Source[]> {
  const selected = stack ?? (state === undefined ? [(await selectedStack({ cwd })) ?? ""] : []);
  if (selected.includes("")) {
    throw new UsageError("No stack is named or selected: use --stack, or --state with an exported state.");
  }
  return sourcesOf(selected, state, { cwd });
}
