import { renameSync, writeFileSync } from "node:fs";
import { Command, Option } from "commander";
import { moment } from "../moment";
import { configFor, sessionOf } from "../session";
import { sourcesOf } from "../sources";
import { cwdOption } from "../options";
import { print, withProgress } from "../terminal";
import { collect } from "./collect";
import { asCsv, asMarkdown } from "./formats";
import { asHtml } from "./page";
import { type ReviewReport, reviewReport } from "./report";

const FORMATS = {
  html: asHtml,
  markdown: asMarkdown,
  csv: asCsv,
  json: (report: ReviewReport) => `${JSON.stringify(reviewReport.parse(report), undefined, 2)}\n`,
};

interface Options {
  org?: string;
  stack?: string[];
  state?: string[];
  format: keyof typeof FORMATS;
  json?: boolean;
  since?: string;
  out?: string;
  cwd: string;
}

/** `pulumi-dockerhub review`: tells who has access to what, and why. */
export function review(): Command {
  return new Command("review")
    .description("Tell who has access to what since when, for whoever has to review it.")
    .option("--org <name>", "organization; dockerhub:org of the stack, or DOCKERHUB_ORG, when left out")
    .addOption(new Option("--format <format>", "how to tell it").choices(Object.keys(FORMATS)).default("markdown"))
    .option("--json", "the same as --format json")
    .option("--out <file>", "file to write, in place of printing")
    .option("--since <time>", "add what was changed since then, by the audit log")
    .option("--stack <names...>", "stacks that tell who declared what; the first one's configuration signs in")
    .option("--state <files...>", "states as `pulumi stack export --show-secrets` writes them, in place of stacks")
    .addOption(cwdOption())
    .addHelpText(
      "after",
      "\nExample:\n  $ pulumi-dockerhub review --stack prod --since 2030-01-01 --format html --out review.html",
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { org, cwd, stack, out } = options;
  const since = options.since === undefined ? undefined : moment(options.since);
  const report = await withProgress("Reading who has access", async () => {
    const sources = await sourcesOf(stack ?? [], options.state, { cwd });
    const config = sources[0]?.config ?? (await configFor({ cwd }));
    const named = new Set(sources.flatMap(({ state }) => state.resources.map(({ inputs }) => inputs["org"])));
    const only = [...named].filter((one) => typeof one === "string");
    return collect(await sessionOf(config, org, only.length === 1 ? only[0] : undefined), sources, since);
  });
  const text = FORMATS[options.json ? "json" : options.format](report);
  if (out === undefined) return print(text);
  writeFileSync(`${out}.new`, text, { mode: 0o600 });
  renameSync(`${out}.new`, out);
}
