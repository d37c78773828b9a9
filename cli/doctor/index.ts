import { Command } from "commander";
import { EXIT, UsageError } from "../exit";
import { configFor, type Where } from "../session";
import { cwdOption } from "../options";
import { print, styled, table, withProgress } from "../terminal";
import { registry } from "../../provider/resources";
import { examine } from "./examine";
import { type DoctorReport, doctorReport, hasFindings } from "./report";

interface Options extends Where {
  json?: boolean;
  nouns?: string;
}

/** `pulumi-dockerhub doctor`: tells what a credential can do. */
export function doctor(): Command {
  return new Command("doctor")
    .description("Tell whether the configured credential will work, for what, and what to use where it does not.")
    .option("--org <name>", "organization; dockerhub:org of the stack, or DOCKERHUB_ORG, when left out")
    .option(
      "--stack <name>",
      "stack whose configuration is examined; the selected one, or the environment, when left out",
    )
    .option("--nouns <names>", "look only at what these resources need, such as Group,GroupMembers")
    .option("--json", "print it as JSON")
    .addOption(cwdOption())
    .addHelpText(
      "after",
      "\nChanges nothing. Exits with 7 when something will not work.\n\nExample:\n  $ pulumi-dockerhub doctor --stack prod",
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const wanted = options.nouns?.split(",").map((noun) => noun.trim()) ?? [...registry.keys()];
  const strange = wanted.filter((noun) => !registry.has(noun));
  if (strange.length > 0)
    throw new UsageError(`--nouns knows no ${strange.join(", ")}; it takes ${[...registry.keys()].join(",")}.`);
  const whole = await withProgress("Examining", async () =>
    examine(await configFor(options), options.org, options.cwd),
  );
  const report = doctorReport.parse({ ...whole, nouns: whole.nouns.filter(({ noun }) => wanted.includes(noun)) });
  await print(options.json ? JSON.stringify(report, undefined, 2) : text(report));
  if (hasFindings(report)) process.exitCode = EXIT.findings;
}

const mark = (ok: boolean | null) => (ok === null ? " " : ok ? styled("green", "✓") : styled("red", "✗"));
const may = (ok: boolean | null) => (ok === null ? "maybe" : ok ? "yes" : "no");

function text({ checks, nouns }: DoctorReport): string {
  const width = Math.max(...checks.map(({ what }) => what.length));
  const told = checks.map(({ what, ok, said }) => `${mark(ok)} ${what.padEnd(width)}  ${said}`);
  if (nouns.length === 0) return told.join("\n");
  const rows = nouns.map(({ noun, read, change, advice }) => [noun, may(read), may(change), advice]);
  return `${told.join("\n")}\n\n${table([["RESOURCE", "READ", "CHANGE", ""], ...rows])}`;
}
