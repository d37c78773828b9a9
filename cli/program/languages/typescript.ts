import { version } from "../../version";
import { camelCase, type Naming, wordsOf } from "../names";
import { type Argument, IGNORE, PEOPLE, type Program, type Statement } from "../program";
import type { Language } from "./language";

const naming: Naming = {
  words: (name) =>
    name
      .normalize("NFC")
      .split(/[^\p{ID_Continue}]+|_+/u)
      .filter((word) => word !== ""),
  joined: camelCase,
  start: /^\p{ID_Start}/u,
  taken: wordsOf(`
    abstract any arguments as async await boolean break case catch class const constructor continue debugger declare default delete
    do else enum eval export extends false finally for from function get if implements import in instanceof interface is
    keyof let module namespace never new null number object of package private protected public readonly require return set
    static string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield
    dockerhub people ignore inGroup readFileSync join exports globalThis process console Array Object Map Set String Number
  `),
  separator: "",
};

/** TypeScript, in which resources are dynamic ones. */
export const typescript: Language = {
  naming,
  loops: true,
  isNative: false,
  runtime: "nodejs",
  install: "npm install",
  leavesOut: ["node_modules/"],
  main: "index.ts",
  files: (one) => ({
    "package.json": packageJson(one.organization),
    "tsconfig.json": `${JSON.stringify({ compilerOptions: OPTIONS, files: ["index.ts"] }, undefined, 2)}\n`,
    "index.ts": text(one),
  }),
};

const OPTIONS = {
  target: "ES2022",
  module: "nodenext",
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
};

function packageJson(organization: string): string {
  const dependencies = { "@pulumi/pulumi": "^3.270.0", "pulumi-dockerhub": `^${version()}` };
  const devDependencies = { "@types/node": "^24.0.0", typescript: "~6.0.3" };
  const manifest = { name: organization, private: true, main: "index.ts", dependencies, devDependencies };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

const READ_PEOPLE = `/** ${PEOPLE} */
const people = readFileSync(join(__dirname, "people.csv"), "utf8")
  .trim()
  .split("\\n")
  .slice(1)
  .map((line) => line.split(",") as [name: string, role: "owner" | "editor" | "member", groups: string])
  .map(([name, role, groups]) => ({ name, role, groups: groups.split(" ") }));`;
const IN_GROUP = `const inGroup = (group: string) => people.filter(({ groups }) => groups.includes(group)).map(({ name }) => name);`;

function text({ reads, ignore, paragraphs }: Program): string {
  const imports = reads.people ? ['import { readFileSync } from "node:fs";', 'import { join } from "node:path";'] : [];
  const parts = [
    [...imports, 'import * as dockerhub from "pulumi-dockerhub";'],
    [...(reads.people ? [READ_PEOPLE] : []), ...(reads.groups ? [IN_GROUP] : [])],
    ignore.length > 0 ? [`/** ${IGNORE} */`, `const ignore = ${code(ignore)};`] : [],
    ...paragraphs.map((paragraph) => paragraph.map(statement)),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function statement({ noun, resource, variable, args, each }: Statement): string {
  const made = (name: string) => `new dockerhub.${noun}(${name}, ${object(args)});`;
  if (each === undefined) return `${variable === undefined ? "" : `const ${variable} = `}${made(code(resource))}`;
  const declared = made(resource === "{name}" ? "name" : `\`${resource.replaceAll("{", "${")}\``);
  return each === "everybody"
    ? `for (const { name, role } of people) ${declared}`
    : `for (const name of inGroup(${code(each.group)})) ${declared}`;
}

/** The arguments of a resource. */
function object(args: Statement["args"]): string {
  const all = args.map(([key, argument]) => {
    const written = asWritten(argument);
    return written === key ? key : `${key}: ${written}`;
  });
  return `{ ${all.join(", ")} }`;
}

function asWritten(argument: Argument): string {
  switch (argument.from) {
    case "value":
      return code(argument.value);
    case "roles":
      return "Object.fromEntries(people.map(({ name, role }) => [name, role]))";
    case "ignore":
      return "ignore";
    case "group":
      return `inGroup(${code(argument.group)})`;
    case "column":
      return argument.column;
    case "resource":
      return `${argument.variable}.${argument.output}`;
  }
}

/** A value: keys without quotes where they need none. */
function code(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(code).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${keyOf(key)}: ${code(item)}`);
  return `{ ${entries.join(", ")} }`;
}

const keyOf = (key: string) => (/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key));
