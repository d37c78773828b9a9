import { readFileSync } from "node:fs";
import { Command } from "commander";
import type { Listed, Look } from "../../provider/telling/look";
import type { Noun } from "../../provider/resources";
import { PARTS } from "../looking";
import { cwdOption } from "../options";
import { declared } from "../program/declared";
import { CannotDeclare, entryOf, type Wanted } from "../program/importFile";
import { asText, programReport } from "../program/report";
import { writeProgram } from "../program/write";
import { configFor, type Session, sessionOf, type Where } from "../session";
import { print, withProgress } from "../terminal";
import { readTerraform } from "./state";
import { take } from "./take";

interface Options extends Where {
  from: string;
  out: string;
  force?: boolean;
  json?: boolean;
}

/** `pulumi-dockerhub convert`: takes over what the official Terraform provider has made. */
export function convert(): Command {
  return new Command("convert")
    .description("Write a Pulumi program, and an import file, from a state of the official Terraform provider.")
    .requiredOption("--from <file>", "state of Terraform or OpenTofu, as `terraform state pull` writes it")
    .requiredOption("--out <folder>", "folder to write; an existing one is updated")
    .option("--org <name>", "organization; dockerhub:org of the stack, or DOCKERHUB_ORG, when left out")
    .option("--stack <name>", "stack whose configuration signs in")
    .option("--force", "overwrite files that were changed by hand")
    .option("--json", "print what was done as JSON")
    .addOption(cwdOption())
    .addHelpText(
      "after",
      "\nThe values of tokens in that state become secrets. What cannot be taken over is named.\n\n" +
        "Example:\n  $ terraform state pull > terraform.tfstate\n  $ pulumi-dockerhub convert --from terraform.tfstate --out infra",
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { from, out, force } = options;
  const instances = readTerraform(readFileSync(from, "utf8"), from);
  const session = await sessionOf(await configFor(options), options.org);
  const { org, hub } = session;
  const report = await withProgress(`Reading ${org}`, async () => {
    const look: Look = { hub, org, style: "edges", ignore: [], parts: new Set(PARTS) };
    const { listed, left } = await take(instances, look);
    const program = declared(await present(session, listed, left));
    program.notes.unshift(...left);
    const written = await writeProgram(session, program, { out, force, command: "convert" });
    return programReport.parse({ organization: org, folder: out, ...written });
  });
  await print(options.json ? JSON.stringify(report, undefined, 2) : asText(report));
}

/** Those that are still there; the others are named. */
async function present(
  session: Session,
  listed: ReadonlyMap<Noun, readonly Listed[]>,
  left: string[],
): Promise<Map<Noun, Listed[]>> {
  const there = [...listed].map(async ([noun, all]): Promise<[Noun, Listed[]]> => {
    const whys = await Promise.all(all.map((one) => whyNot(session, { ...one, noun: noun.type, resource: one.name })));
    left.push(...whys.filter((why) => why !== undefined));
    return [noun, all.filter((_, index) => whys[index] === undefined)];
  });
  return new Map(await Promise.all(there));
}

/** Why a resource cannot be taken over; undefined when it can. */
async function whyNot(session: Session, wanted: Wanted): Promise<string | undefined> {
  const what = `${wanted.noun} ${wanted.resource} is left out`;
  try {
    return (await entryOf(session, wanted)) === undefined ? `${what}: it is not on Docker Hub any more.` : undefined;
  } catch (error) {
    if (!(error instanceof CannotDeclare)) throw error;
    return `${what}: ${error.reason}`;
  }
}
