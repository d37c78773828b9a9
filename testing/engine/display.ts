import type { Message } from "./program/host";
import type { Step } from "./deployment/steps";
import { parseUrn, shortType, STACK_TYPE } from "./state/urn";
import { equal, isObject, isSecret, type Properties, UNKNOWN, type Value } from "./state/values";

const SIGNS: Partial<Record<Step["op"], string>> = {
  create: "+",
  update: "~",
  delete: "-",
  replace: "+-",
  read: ">",
  import: "=",
};
const WORDS: Record<string, string> = {
  create: "created",
  update: "updated",
  delete: "deleted",
  replace: "replaced",
  import: "imported",
  changed: "changed",
  gone: "gone",
  same: "unchanged",
};

/** The steps and what became of them, for people. */
export function show(
  steps: readonly Step[],
  messages: readonly Message[],
  problems: readonly { message: string; urn: string }[],
  dryRun: boolean,
): string {
  const lines = steps.flatMap(line);
  const said = messages
    .filter(({ severity }) => severity !== "debug")
    .map(({ severity, text }) => `    ${severity}: ${text.trimEnd()}`);
  const failures = problems.map(({ message, urn }) => `    error: ${urn === "" ? "" : `${nameOf(urn)}: `}${message}`);
  return [...lines, ...said, ...failures, summary(steps, dryRun)].join("\n");
}

const nameOf = (urn: string) => parseUrn(urn).name;
const interesting = ({ type }: Step) => type !== STACK_TYPE && !type.startsWith("pulumi:providers:");

function line(step: Step): string[] {
  const whom = `${shortType(step.type)} ${nameOf(step.urn)}`;
  if (step.op === "refresh") {
    if (step.found === "same") return [];
    return step.found === "gone"
      ? [` -  ${whom}: gone from Docker Hub`]
      : [` ~  ${whom}: changed on Docker Hub`, ...changes(step)];
  }
  const sign = SIGNS[step.op];
  if (sign === undefined || !interesting(step)) return [];
  return [` ${sign.padEnd(2)} ${whom} ${step.op}`, ...(["update", "replace"].includes(step.op) ? changes(step) : [])];
}

function changes({ old, new: now }: Step): string[] {
  return differing(old?.inputs ?? {}, now?.inputs ?? {}, "").map((text) => `        ${text}`);
}

function differing(olds: Properties, news: Properties, prefix: string): string[] {
  return [...new Set([...Object.keys(olds), ...Object.keys(news)])].flatMap((key) => {
    const [before, after] = [olds[key], news[key]];
    if (key === "__provider" || equal(before, after)) return [];
    if (isObject(before) && isObject(after) && !isSecret(before) && !isSecret(after))
      return differing(before, after, `${prefix}${key}.`);
    if (before === undefined) return [`+ ${prefix}${key}: ${shown(after)}`];
    return after === undefined
      ? [`- ${prefix}${key}: ${shown(before)}`]
      : [`~ ${prefix}${key}: ${shown(before)} => ${shown(after)}`];
  });
}

function shown(value: Value | undefined): string {
  if (isSecret(value)) return "[secret]";
  return value === UNKNOWN ? "(known after apply)" : JSON.stringify(value);
}

function summary(steps: readonly Step[], dryRun: boolean): string {
  const read = steps.filter(({ op }) => op === "refresh");
  const planned = steps.filter((step) => step.op !== "refresh" && interesting(step));
  const lines = read.length === 0 ? [] : [`Read: ${counted(read, ({ found }) => found!, false)}`];
  if (planned.length > 0 || read.length === 0) lines.push(`Resources: ${counted(planned, ({ op }) => op, dryRun)}`);
  return lines.join("\n");
}

function counted(steps: readonly Step[], keyOf: (step: Step) => string, dryRun: boolean): string {
  const counts = new Map<string, number>();
  for (const step of steps) counts.set(keyOf(step), (counts.get(keyOf(step)) ?? 0) + 1);
  const parts = [...counts].flatMap(([key, count]) => {
    const word = WORDS[key];
    return word === undefined ? [] : [`${count} ${dryRun && key !== "same" ? "to be " : ""}${word}`];
  });
  return parts.length === 0 ? "none" : parts.join(", ");
}
