import { readFileSync } from "node:fs";
import { text as textOf } from "node:stream/consumers";
import { Command } from "commander";
import { plain } from "../markdown";
import { print } from "../terminal";
import { type Effect, effectsOf } from "./effects";
import { type Change, changesOf } from "./plan";

/** So many people and changes are written out; the rest is counted. */
const MOST = 200;

/** By this a comment is known again when it is written anew. */
const MARKER = "<!-- pulumi-dockerhub preview -->";

/** `pulumi-dockerhub explain`: says in sentences who gains and who loses what by a plan. */
export function explain(): Command {
  return new Command("explain")
    .description("Say in sentences, as Markdown, who gains and who loses what by a plan.")
    .argument("<plan>", "file that `pulumi preview --json` printed; - for standard input")
    .option("--title <text>", "heading", "Docker Hub")
    .addHelpText(
      "after",
      "\nExample:\n  $ pulumi preview --refresh --json > plan.json; pulumi-dockerhub explain plan.json",
    )
    .action(async (plan: string, { title }: { title: string }) => {
      const changes = changesOf(plan === "-" ? await textOf(process.stdin) : readFileSync(plan, "utf8"));
      await print(explained(changes, title));
    });
}

/** The comment for a pull request. */
export function explained(resources: readonly Change[], title: string): string {
  const head = `${MARKER}\n\n### ${plain(title)}`;
  const effects = effectsOf(resources);
  const changes = resources.filter(({ op }) => op !== "same");
  if (changes.length === 0) return `${head}\n\nNothing changes.\n`;
  const people = Map.groupBy(
    effects.filter(({ who }) => who !== undefined),
    ({ who }) => who!,
  );
  const told = [...people].map(([who, of]) => `**${plain(who)}** ${sentence(of)}.`);
  const rest = effects.filter(({ who }) => who === undefined).map(({ what }) => `${capital(plain(what))}.`);
  const nobody = effects.every(({ how }) => how === "keeps") ? ["Nobody gains or loses anything."] : [];
  const lines = changes.map(({ op, noun, name }) => `- ${op} ${noun} ${plain(name)}`);
  return `${head}\n\n${[...nobody, ...cut([...told, ...rest])].join("\n")}\n\n<details><summary>${changes.length} resources change</summary>\n\n${cut(lines).join("\n")}\n\n</details>\n`;
}

/** All that is told of one person. */
function sentence(effects: readonly Effect[]): string {
  const of = (how: Effect["how"]) => [
    ...new Set(effects.filter((one) => one.how === how).map(({ what }) => plain(what))),
  ];
  return listed(
    (["is", "gains", "loses", "keeps"] as const).flatMap((how) => {
      const things = of(how);
      return things.length === 0 ? [] : [`${how} ${listed(things)}`];
    }),
  );
}

const listed = (things: readonly string[]) =>
  things.length < 2 ? things.join("") : `${things.slice(0, -1).join(", ")} and ${things.at(-1)}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const cut = (lines: string[]) =>
  lines.length <= MOST ? lines : [...lines.slice(0, MOST), `… and ${lines.length - MOST} more.`];
