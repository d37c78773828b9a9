import { stripVTControlCharacters } from "node:util";

/** Why something failed, once, and of which resources that was said. */
export interface Said {
  /** Such as `Group platform`; empty for what is said of the program or the run as a whole. */
  of: string[];
  message: string;
}

interface Diagnostic {
  severity: string;
  message: string;
  urn?: string | undefined;
}

/** That the run failed, which everybody knows who sees why. */
const VERDICT = /^\w+ failed\.?$/;
/** What a verb of the provider puts first, which names the resource once more. */
const ATTEMPT = /^Could not \w+ \w+(?: \S+)?: /;

/** The errors among what a run said: each reason once, without stack traces, with the resources that it holds for. */
export function saidIn(diagnostics: readonly Diagnostic[]): Said[] {
  const said = new Map<string, Set<string>>();
  for (const { severity, message, urn } of diagnostics) {
    if (severity !== "error") continue;
    const [type, name] = urn === undefined ? [undefined, ""] : partsOf(urn);
    const reason = reasonIn(message, `${type} resource '${name}'`);
    const of = said.get(reason) ?? new Set();
    if (type !== undefined && type !== "pulumi:pulumi:Stack") of.add(`${type.split(":").at(-1)} ${name}`);
    said.set(reason, of);
  }
  const reasons = [...said].filter(([reason]) => !VERDICT.test(reason));
  return (reasons.length > 0 ? reasons : [...said]).map(([message, of]) => ({ of: [...of].sort(), message }));
}

function partsOf(urn: string): [type: string, name: string] {
  const [, , types = "", ...name] = urn.split("::");
  return [types.split("$").at(-1)!, name.join("::")];
}

/** A message without what the engine puts before and behind it. */
function reasonIn(message: string, head: string): string {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => !/^\s+at /.test(line));
  const text = lines
    .join("\n")
    .trim()
    .replace(/^error: /, "")
    .replace(/^Preview failed: /, "");
  const reason = text.startsWith(head) ? text.slice(head.length).replace(/^(?: has a problem)?: /, "") : text;
  return reason.replace(ATTEMPT, "");
}
