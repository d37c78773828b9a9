import type { Written } from "../../provider/telling/look";
import type { Declaration, Declared } from "./declared";
import { Names, type Naming } from "./names";
import { type ShapeOf, shapeOf } from "./shape";

/** A program as data: what every language writes in its own words. */
export interface Program {
  organization: string;
  /** Whether it reads the table of people, and looks up in it who is in a group or which role everybody has. */
  reads: { people: boolean; groups: boolean; roles: boolean };
  /** People whom it leaves alone; nobody where it does not say so. */
  ignore: readonly string[];
  /** What may stand in an argument, for languages that have to say it. */
  shapeOf: ShapeOf;
  /** Statements, of which some stand together. */
  paragraphs: readonly (readonly Statement[])[];
}

/** A resource, or one of many that a loop declares. */
export interface Statement {
  noun: string;
  /** Name of the resource; with `{name}` in it where a loop declares it. */
  resource: string;
  /** What the program calls it; undefined where nothing refers to it. */
  variable: string | undefined;
  args: readonly (readonly [key: string, argument: Argument])[];
  /** What a loop goes over. */
  each?: Loop;
}

export type Loop = "everybody" | { group: string };

/** What stands for an argument: a value, or where it comes from. */
export type Argument =
  | { from: "value"; value: unknown }
  | Exclude<Written, Reference>
  | { from: "resource"; variable: string; output: string };

type Reference = Extract<Written, { from: "resource" }>;

/** What a comment says of the table of people, and of those who are left alone. */
export const PEOPLE = "One line a person: Docker ID (or address, while invited), role, and groups.";
export const IGNORE = "People whom this program leaves alone.";

/** What a language can do. */
export interface Abilities {
  naming: Naming;
  /** Whether it reads a table and loops over it; where it does not, everybody is written out. */
  loops: boolean;
}

/** The program that declares an organization in a language that can do so much. */
export function program(organization: string, declared: Declared, { naming, loops }: Abilities): Program {
  const variables = variablesOf(declared, naming);
  const paragraphs = paragraphsOf(declared.top, { variables, loops });
  const all = paragraphs.flat();
  const uses = (...how: Argument["from"][]) => all.some(({ args }) => args.some(([, { from }]) => how.includes(from)));
  const groups = uses("group") || all.some(({ each }) => typeof each === "object");
  const roles = uses("roles");
  return {
    organization,
    reads: { people: groups || roles || all.some(({ each }) => each !== undefined), groups, roles },
    ignore: uses("ignore") ? declared.ignore : [],
    shapeOf,
    paragraphs,
  };
}

function variablesOf({ resources }: Declared, naming: Naming): ReadonlyMap<Declaration, string> {
  const names = new Names();
  const variables = new Map<Declaration, string>();
  for (const one of naming.everything === true ? resources : resources.flatMap(({ refersTo }) => refersTo))
    if (!variables.has(one)) variables.set(one, names.variable(one.name, one.noun, naming));
  return variables;
}

interface Context {
  variables: ReadonlyMap<Declaration, string>;
  loops: boolean;
}

/** Resources of one noun stand together, and each with what is below it. */
function paragraphsOf(top: readonly Declaration[], context: Context): Statement[][] {
  const paragraphs: { noun: string; statements: Statement[]; alone: boolean }[] = [];
  for (const one of collapsed(top, context)) {
    const statements = statementsOf(one, context);
    const last = paragraphs.at(-1);
    const alone = one.below.length > 0;
    if (last !== undefined && last.noun === one.noun && !last.alone && !alone) last.statements.push(...statements);
    else paragraphs.push({ noun: one.noun, statements, alone });
  }
  return paragraphs.map(({ statements }) => statements);
}

/** One loop declares all that stand for it: the first one is told. */
function collapsed(all: readonly Declaration[], { loops }: Context): readonly Declaration[] {
  const told = new Set<string>();
  return all.filter(({ noun, each }) => {
    const loop = `${noun} ${JSON.stringify(each?.of)}`;
    if (each === undefined || !loops) return true;
    return !told.has(loop) && told.add(loop);
  });
}

function statementsOf(one: Declaration, context: Context): Statement[] {
  const below = collapsed(one.below, context).flatMap((other) => statementsOf(other, context));
  const { noun, args, each } = one;
  const loop = context.loops ? each : undefined;
  const statement = {
    noun,
    resource: loop?.name ?? one.resource,
    variable: context.variables.get(one),
    args: Object.entries(args).map(([key, value]) => [key, argument(one, key, value, context)] as const),
    ...(loop === undefined ? {} : { each: loop.of }),
  };
  return [statement, ...below];
}

function argument(
  { written, refersTo }: Declaration,
  key: string,
  value: unknown,
  { variables, loops }: Context,
): Argument {
  const how = written?.[key];
  if (how?.from === "resource") {
    const other = refersTo.find(({ noun, name }) => noun === how.noun && name === how.name);
    const variable = other === undefined ? undefined : variables.get(other);
    return variable === undefined ? { from: "value", value } : { from: "resource", variable, output: how.output };
  }
  return how !== undefined && (loops || how.from === "ignore") ? how : { from: "value", value };
}
