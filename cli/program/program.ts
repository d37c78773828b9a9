import type { Listed, Written } from "../../provider/telling/look";
import type { Declaration, Declared } from "./declared";

const READ_PEOPLE = `/** One line a person: Docker ID (or address, while invited), role, and groups. */
const people = readFileSync(join(__dirname, "people.csv"), "utf8")
  .trim()
  .split("\\n")
  .slice(1)
  .map((line) => line.split(",") as [name: string, role: "owner" | "editor" | "member", groups: string])
  .map(([name, role, groups]) => ({ name, role, groups: groups.split(" ") }));
`;
const IN_GROUP = `const inGroup = (group: string) => people.filter(({ groups }) => groups.includes(group)).map(({ name }) => name);
`;

/** The program, as a person would write it. */
export function program(declared: Declared): string {
  const { resources, ignore, top } = declared;
  const usesTable = readsPeople(declared);
  const imports = usesTable ? ['import { readFileSync } from "node:fs";', 'import { join } from "node:path";'] : [];
  const usesGroups = uses(resources, "group") || resources.some(({ each }) => typeof each?.of === "object");
  const variables = new Map(resources.map((one) => [`${one.noun} ${one.name}`, one.variable]));
  const parts = [
    [...imports, 'import * as dockerhub from "pulumi-dockerhub";'].join("\n"),
    usesTable ? `${READ_PEOPLE}${usesGroups ? IN_GROUP : ""}`.trimEnd() : "",
    uses(resources, "ignore") ? `/** People whom this program leaves alone. */\nconst ignore = ${code(ignore)};` : "",
    ...paragraphs(top, variables),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const uses = (resources: Declared["resources"], how: Written["from"]) =>
  resources.some(({ written }) => Object.values(written ?? {}).some(({ from }) => from === how));

/** Whether a program reads the table of people. */
export const readsPeople = ({ resources }: Declared) =>
  (["roles", "group", "column"] as const).some((how) => uses(resources, how));

/** Resources of one noun stand together, and each with what is below it. */
function paragraphs(top: readonly Declaration[], variables: Variables): string[] {
  const texts: { noun: string; text: string; alone: boolean }[] = [];
  for (const one of collapsed(top)) {
    const text = statements(one, variables).join("\n");
    const last = texts.at(-1);
    const alone = one.below.length > 0;
    if (last !== undefined && last.noun === one.noun && !last.alone && !alone) last.text += `\n${text}`;
    else texts.push({ noun: one.noun, text, alone });
  }
  return texts.map(({ text }) => text);
}

type Variables = ReadonlyMap<string, string | undefined>;

/** One loop declares all that stand for it: the first one is told. */
function collapsed(all: readonly Declaration[]): Declaration[] {
  const loops = new Set<string>();
  return all.filter(({ noun, each }) => {
    const loop = `${noun} ${JSON.stringify(each?.of)}`;
    if (each === undefined) return true;
    return !loops.has(loop) && loops.add(loop);
  });
}

function statements(one: Declaration, variables: Variables): string[] {
  const below = collapsed(one.below).flatMap((other) => statements(other, variables));
  return [one.each === undefined ? statement(one, variables) : loop(one, one.each, variables), ...below];
}

function statement({ noun, resource, args, written, variable }: Declaration, variables: Variables): string {
  const made = `new dockerhub.${noun}(${code(resource)}, ${object(args, written, variables)});`;
  return variable === undefined ? made : `const ${variable} = ${made}`;
}

function loop({ noun, args, written }: Declaration, each: NonNullable<Listed["each"]>, variables: Variables): string {
  const name = each.name === "{name}" ? "name" : `\`${each.name.replaceAll("{", "${")}\``;
  const made = `new dockerhub.${noun}(${name}, ${object(args, written, variables)});`;
  if (each.of === "everybody") return `for (const { name, role } of people) ${made}`;
  return `for (const name of inGroup(${code(each.of.group)})) ${made}`;
}

/** The arguments of a resource, each as it is or as it is written. */
function object(args: Record<string, unknown>, written: Declaration["written"], variables: Variables): string {
  const lines = Object.entries(args).map(([key, value]) => {
    const how = written?.[key];
    const text = how === undefined ? code(value) : asWritten(how, value, variables);
    return text === key ? key : `${key}: ${text}`;
  });
  return `{ ${lines.join(", ")} }`;
}

function asWritten(how: Written, value: unknown, variables: Variables): string {
  switch (how.from) {
    case "roles":
      return "Object.fromEntries(people.map(({ name, role }) => [name, role]))";
    case "ignore":
      return "ignore";
    case "group":
      return `inGroup(${code(how.group)})`;
    case "column":
      return how.column;
    case "resource": {
      const variable = variables.get(`${how.noun} ${how.name}`);
      return variable === undefined ? code(value) : `${variable}.${how.output}`;
    }
  }
}

/** A value as TypeScript: keys without quotes where they need none. */
function code(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(code).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(
      ([key, item]) =>
        `${/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key)}: ${code(item)}`,
    )
    .join(", ")} }`;
}
