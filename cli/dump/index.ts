import { Command, Option } from "commander";
import { UsageError } from "../exit";
import type { Area } from "../../provider/hub/credential";
import type { Style } from "../../provider/telling/look";
import { PARTS } from "../looking";
import { type Where, configFor, sessionOf } from "../session";
import { cwdOption, languageOption } from "../options";
import { print, withProgress } from "../terminal";
import { declare } from "./declare";
import { languages } from "../program/languages";
import { asText, programReport } from "../program/report";
import { writeProgram } from "../program/write";

interface Options extends Where {
  out: string;
  style: Style;
  only?: string;
  ignore?: string[];
  language: string;
  force?: boolean;
  json?: boolean;
}

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
    .addOption(languageOption())
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
    const { style, ignore = [], out, force } = options;
    const language = languages.get(options.language)!;
    const program = await declare({ hub: session.hub, org, style, ignore, parts });
    return {
      organization: org,
      folder: out,
      ...(await writeProgram(session, program, { out, force, command: "dump", language })),
    };
  });
  await print(options.json ? JSON.stringify(programReport.parse(report), undefined, 2) : asText(report));
}

function partsOf(only: string | undefined): ReadonlySet<Area> {
  const given = only === undefined ? [...PARTS] : only.split(",").map((part) => part.trim());
  const strange = given.filter((part) => !(PARTS as readonly string[]).includes(part));
  if (strange.length > 0) throw new UsageError(`--only knows no ${strange.join(", ")}; it takes ${PARTS.join(",")}.`);
  return new Set(given as Area[]);
}
