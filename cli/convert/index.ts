import { readFileSync } from "node:fs";
import { Command } from "commander";
import type { Listed, Look } from "../../provider/telling/look";
import { changedKeys } from "../../provider/engine/diff";
import { type Noun, registry } from "../../provider/resources";
import { PARTS } from "../looking";
import { cwdOption, languageOption } from "../options";
import { declared } from "../program/declared";
import { CannotDeclare, entryOf, type Wanted } from "../program/importFile";
import { languages } from "../program/languages";
import { asText, programReport } from "../program/report";
import { writeProgram } from "../program/write";
import { configFor, type Session, sessionOf, type Where } from "../session";
import { print, withProgress } from "../terminal";
import { readTerraform } from "./state";
import { take } from "./take";

interface Options extends Where {
  from: string;
  out: string;
  language: string;
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
    .addOption(languageOption())
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
  const language = languages.get(options.language)!;
  const instances = readTerraform(read(from), from);
  const session = await sessionOf(await configFor(options), options.org);
  const { org, hub } = session;
  const report = await withProgress(`Reading ${org}`, async () => {
    const look: Look = { hub, org, style: "edges", ignore: [], parts: new Set(PARTS) };
    const { listed, left } = await take(instances, look);
    const program = declared(await present(session, listed, left));
    program.notes.unshift(...left);
    const written = await writeProgram(session, program, { out, force, command: "convert", language });
    return programReport.parse({ organization: org, folder: out, ...written });
  });
  await print(options.json ? JSON.stringify(report, undefined, 2) : asText(report));
}

function read(from: string): string {
  try {
    return readFileSync(from, "utf8");
  } catch (error) {
    throw new Error(`${from} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** Those that are still there; the others are named, and so is what is not as the state has it. */
async function present(
  session: Session,
  listed: ReadonlyMap<Noun, readonly Listed[]>,
  left: string[],
): Promise<Map<Noun, Listed[]>> {
  const there = [...listed].map(async ([noun, all]): Promise<[Noun, Listed[]]> => {
    const looked = await Promise.all(
      all.map((one) => lookedAt(session, { ...one, noun: noun.type, resource: one.name })),
    );
    left.push(...looked.flatMap(({ left: why = [] }) => why));
    return [noun, all.flatMap((one, n) => (looked[n]!.isThere ? [{ ...one, notes: looked[n]!.differs }] : []))];
  });
  return new Map(await Promise.all(there));
}

interface Looked {
  isThere: boolean;
  /** Why it is left out. */
  left?: string;
  /** What is not as the state has it. */
  differs: string[];
}

async function lookedAt(session: Session, wanted: Wanted): Promise<Looked> {
  const what = `${wanted.noun} ${wanted.resource}`;
  try {
    const entry = await entryOf(session, wanted);
    if (entry === undefined)
      return { isThere: false, left: `${what} is left out: it is not on Docker Hub any more.`, differs: [] };
    const changed = changedKeys(registry.get(wanted.noun)!, entry.outputs, entry.inputs);
    const differing = Object.keys(wanted.args).filter((key) => changed.has(key));
    const differs = differing.map(
      (key) => `${what}: ${key} is not on Docker Hub as the state has it, and the first preview shows that.`,
    );
    return { isThere: true, differs };
  } catch (error) {
    if (!(error instanceof CannotDeclare)) throw error;
    return { isThere: false, left: `${what} is left out: ${error.reason}`, differs: [] };
  }
}
