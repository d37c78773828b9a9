import type { Change } from "../../provider/telling/change";
import type { Plan } from "../pulumi/plan";
import type { Said } from "../pulumi/said";
import { fitting, plain } from "../markdown";
import { type Effect, effectsOf } from "./effects";

/** By this a comment is known again when it is written anew. */
const MARKER = "<!-- pulumi-dockerhub preview -->";

/** So many people, changes and errors are written out; the rest is counted. */
const MOST = 200;
/** So many letters of one error: some hold a whole list. */
const LONGEST = 1_000;
/** So many resources are named with one error. */
const NAMED = 5;

/** What a plan does, for a pull request: who gains and who loses what, or why nobody can tell. */
export function commentOn(plan: Plan, title: string): string {
  const head = `${MARKER}\n\n### ${plain(title)}`;
  return fitting(MOST, (most) => `${head}\n\n${told(plan, most)}\n`);
}

function told(plan: Plan, most: number): string {
  if (plan.failed === false && plan.errors.length === 0) return changed(plan, most);
  const why = reasons(plan.errors, most);
  if (plan.failed === false) return `**An error was logged**, which stops nothing.\n\n${why}\n\n${changed(plan, most)}`;
  const what = plan.failed ? "The preview failed" : "The preview failed, or its program has logged an error";
  return `**${what}**, so nobody can tell what this changes.\n\n${why}`;
}

function reasons(errors: readonly Said[], most: number): string {
  const lines = errors.map(({ of, message }) => {
    const more = of.length > NAMED ? ` and ${of.length - NAMED} more` : "";
    const whose = of.slice(0, NAMED).map((one) => `**${plain(one)}**`);
    const reason = plain(message.length > LONGEST ? `${message.slice(0, LONGEST)} …` : message);
    return whose.length === 0 ? `- ${capital(reason)}` : `- ${whose.join(", ")}${more}: ${reason}`;
  });
  return cut(lines, most).join("\n");
}

function changed({ changes: resources, leftOut }: Plan, most: number): string {
  const changes = resources.filter(({ op }) => op !== "same");
  if (changes.length === 0) return "Nothing changes.";
  const effects = effectsOf(resources);
  const people = Map.groupBy(
    effects.filter(({ who }) => who !== undefined),
    ({ who }) => who!,
  );
  const lines = [...people]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([who, of]) => `**${plain(who)}** ${sentence(of)}.`);
  const rest = effects.filter(({ who }) => who === undefined).map(({ what }) => `${capital(plain(what))}.`);
  const nobody = effects.every(({ how }) => how === "keeps") ? ["Nobody gains or loses anything."] : [];
  return [
    cut([...nobody, ...lines, ...rest], most).join("\n"),
    ...(leftOut > 0 && (changes.some(ends) || effects.some(({ how }) => how === "loses")) ? [unsure(leftOut)] : []),
    folded(changes, most),
  ].join("\n\n");
}

const ends = ({ op }: Change) => op === "delete" || op === "replace";

const unsure = (leftOut: number) =>
  `The plan does not tell of ${leftOut === 1 ? "one resource that stays" : `${leftOut} resources that stay`} the same, so ` +
  "somebody may keep what they are said to lose here: run `pulumi preview` with `--show-sames` as well.";

function folded(changes: readonly Change[], most: number): string {
  const lines = changes.map(({ op, noun, name }) => `- ${op} ${noun} ${plain(name)}`).sort();
  const count = changes.length === 1 ? "1 resource changes" : `${changes.length} resources change`;
  return `<details><summary>${count}</summary>\n\n${cut(lines, most).join("\n")}\n\n</details>`;
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
const cut = (lines: readonly string[], most: number) =>
  lines.length <= most ? lines : [...lines.slice(0, most), `… and ${lines.length - most} more.`];
