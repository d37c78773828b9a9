import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { type Config, readConfig } from "../../provider/config";
import { EXIT, UsageError } from "../exit";
import { cwdOption } from "../options";
import { configFor, type Where } from "../session";
import { print } from "../terminal";
import { confirmed, type Person } from "./confirm";
import { conform, type Conformed } from "./conform";
import { isThere, offerToClear } from "./first";
import { interruptible } from "./interrupt";
import { asMarkdown } from "./markdown";
import type { Own } from "./own";
import { type ConformanceReport, conformanceReport } from "./report";
import { asText, leftInWords } from "./text";
import { Interrupted, Wire } from "./wire";

interface Options extends Where {
  write?: boolean;
  yes?: boolean;
  clear?: boolean;
  invitee?: string;
  json?: boolean;
  report?: string;
}

const DOCKER_HUB = "https://hub.docker.com";

/** `pulumi-dockerhub conformance`: finds out whether Docker Hub is as this package takes it to be. */
export function conformance(): Command {
  return new Command("conformance")
    .description("Find out whether Docker Hub answers as this package and its fake Hub take it to.")
    .option("--org <name>", "organization to try it on; dockerhub:org of the stack, or DOCKERHUB_ORG, when left out")
    .option("--write", "make groups and an access token of its own as well, and remove them again")
    .option("--yes", "with --write and --org: do not ask for the organization's name")
    .option("--clear", "with --write and --yes: remove what earlier runs had to leave")
    .option("--invitee <address>", "with --write: address of yours that may get three mails, to try an invitation on")
    .option("--report <file>", "write a report in Markdown, without anything of the organization, fit for an issue")
    .option("--stack <name>", "stack whose configuration signs in; the selected one, or the environment, when left out")
    .option("--json", "print it as JSON")
    .addOption(cwdOption())
    .addHelpText(
      "after",
      "\nWithout --write it only reads. With it, everything it makes has a name that begins with conformance-, nobody and\n" +
        "nothing that was there is touched, and Ctrl-C removes what was made before it ends. Take an organization of no\n" +
        "importance all the same. Exits with 7 when something differs.\n\n" +
        "Example:\n  $ pulumi-dockerhub conformance --org my-sandbox --write --report conformance.md",
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const person: Person = { input: process.stdin, output: process.stderr };
  const config = await configOf(options);
  const org = config.org!;
  if (options.write && !options.yes) await confirmed(person, org);

  let own: Own | undefined;
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const stop = interruptible(
    () => say("Ending; what was made is removed first. A second Ctrl-C ends at once, and leaves it."),
    () => say(leftInWords({ left: own?.held.map(({ what, name, how }) => ({ what, name, how })) ?? [] })),
  );
  try {
    const wire = new Wire({ config, write: options.write ?? false, signal: stop.signal, notice: say });
    await isThere(wire, org);
    if (options.write) await offerToClear(wire, org, options, person);
    const conformed = await conform({
      wire,
      org,
      write: options.write ?? false,
      invitee: options.invitee?.toLowerCase(),
      onOwn: (made) => (own = made),
      ...(process.stderr.isTTY
        ? { onRow: (name, at, of) => void process.stderr.write(`\r\x1b[K${at}/${of} ${name}`) }
        : {}),
    });
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
    await tell(conformed, config, options);
    process.exitCode = stop.code() ?? exitCodeOf(conformed);
  } catch (error) {
    // Before anything was made there is nothing to tell.
    if (!(error instanceof Interrupted)) throw error;
    process.exitCode = stop.code()!;
  } finally {
    stop.close();
  }
}

/** Checks what was typed, and finds the organization and what signs in. Sends nothing. */
async function configOf(options: Options): Promise<Config> {
  for (const option of ["yes", "clear", "invitee"] as const) {
    if (options[option] !== undefined && !options.write) throw new UsageError(`--${option} goes with --write.`);
  }
  if (options.yes && options.org === undefined) {
    throw new UsageError("--yes needs --org: nothing is written to an organization that nobody has named.");
  }
  if (options.invitee !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(options.invitee)) {
    throw new UsageError("--invitee takes an address such as me+try@example.com, of yours, because it gets mails.");
  }
  const { read } = await configFor(options);
  const config = readConfig((key) => (key === "dockerhub:org" && options.org !== undefined ? options.org : read(key)));
  if (config.org === undefined)
    throw new UsageError("No organization is named: use --org, dockerhub:org or DOCKERHUB_ORG.");
  config.credential();
  return config;
}

async function tell(conformed: Conformed, config: Config, { json, report: file }: Options): Promise<void> {
  const service = config.baseUrl === DOCKER_HUB ? "Docker Hub" : "another address";
  const report: ConformanceReport = conformanceReport.parse({ ...conformed, service });
  await print(json ? JSON.stringify(report, undefined, 2) : asText(report));
  if (report.left.length > 0) process.stderr.write(`${leftInWords(report)}\n`);
  if (file !== undefined) writeFileSync(file, asMarkdown(report));
}

/** What differs is a finding; what stayed behind, or got no reply, is a failure all the same. */
function exitCodeOf({ rows, left, unanswered }: Conformed): number {
  if (left.length > 0) return EXIT.failure;
  if (rows.some(({ verdict }) => verdict === "differs")) return EXIT.findings;
  return unanswered > 0 ? EXIT.failure : EXIT.fine;
}
