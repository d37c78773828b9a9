import { Command, Option } from "commander";
import { z } from "zod";
import { UsageError } from "../exit";
import type { Area } from "../../provider/hub/credential";
import type { Style } from "../../provider/telling/look";
import { PARTS } from "../looking";
import { type Where, configFor, sessionOf } from "../session";
import { cwdOption } from "../options";
import { print, styled, withProgress } from "../terminal";
import { declare } from "./declare";
import { writeFiles } from "./files";
import { importFile } from "./importFile";
import { projectFiles } from "./project";

interface Options extends Where {
  out: string;
  style: Style;
  only?: string;
  ignore?: string[];
  force?: boolean;
  json?: boolean;
}

/** What `dump --json` prints. */
export const dumpReport = z.object({
  /** Organization that was read. */
  organization: z.string(),
  /** Folder that was written. */
  folder: z.string(),
  /** Resources declared, by noun. */
  resources: z.record(z.string(), z.number()),
  /** Files that are new or different. */
  written: z.array(z.string()),
  /** What could not be declared, and what else is worth knowing. */
  notes: z.array(z.string()),
});

/** `pulumi-dockerhub dump`: writes a program that declares an organization as it is. */
export function dump(): Command {
  return new Command("dump")
    .description("Write a Pulumi program, and an import file, that declare an organization as it is.")
    .requiredOption("--out <folder>", "folder to write; an existing one is updated")
    .option("--org <name>", "organization; dockerhub:org of the stack, or DOCKERHUB_ORG, when left out")
    .option("--stack <name>", "stack whose configuration signs in")
    .addOption(
      new Option("--style <style>", "one resource for everybody in a group, or one each")
        .choices(["sets", "edges"])
        .default("sets"),
    )
    .option("--only <parts>", `parts to declare, of ${PARTS.join(",")}`)
    .option("--ignore <patterns...>", "people, groups and tokens to leave alone; * stands for any letters")
    .option("--force", "overwrite files that were changed by hand")
    .option("--json", "print what was done as JSON")
    .addOption(cwdOption())
    .addHelpText("after", "\nExample:\n  $ pulumi-dockerhub dump --org acme --out infra --ignore 'bot-*'")
    .action(run);
}

async function run(options: Options): Promise<void> {
  const parts = partsOf(options.only);
  const session = await sessionOf(await configFor(options), options.org);
  const { org } = session;
  const report = await withProgress(`Reading ${org}`, async () => {
    const { style, ignore = [] } = options;
    const declared = await declare({ hub: session.hub, org, style, ignore, parts });
    const files = projectFiles(org, declared);
    files.set("import.json", await importFile(session, declared.resources));
    const written = writeFiles(options.out, files, options.force ?? false);
    const nouns = Map.groupBy(declared.resources, ({ noun }) => noun);
    const resources = Object.fromEntries([...nouns].map(([noun, all]) => [noun, all.length]));
    return dumpReport.parse({ organization: org, folder: options.out, resources, written, notes: declared.notes });
  });
  await print(options.json ? JSON.stringify(report, undefined, 2) : text(report));
}

function partsOf(only: string | undefined): ReadonlySet<Area> {
  const given = only === undefined ? [...PARTS] : only.split(",").map((part) => part.trim());
  const strange = given.filter((part) => !(PARTS as readonly string[]).includes(part));
  if (strange.length > 0) throw new UsageError(`--only knows no ${strange.join(", ")}; it takes ${PARTS.join(",")}.`);
  return new Set(given as Area[]);
}

function text({ organization, folder, resources, written, notes }: z.output<typeof dumpReport>): string {
  const counted = Object.entries(resources).map(([noun, count]) => `${count} ${noun}`);
  return [
    styled("bold", `${organization} is declared in ${folder}: ${counted.join(", ") || "nothing"}.`),
    written.length === 0 ? "Every file was as it is already." : `Written: ${written.join(", ")}.`,
    ...notes.map((note) => `- ${note}`),
    `Next: cd ${folder}, and the commands in its README.md.`,
  ].join("\n");
}
