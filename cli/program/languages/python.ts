import { after, laidOut, list, type Piece } from "../layout";
import { type Naming, plainWords, wordsOf } from "../names";
import { type Argument, IGNORE, type Loop, PEOPLE, type Program, type Statement } from "../program";
import { calledIn, certain, type Shape, type ShapeOf } from "../shape";
import { quoted } from "./escaped";
import type { Language } from "./language";

/** Source: `keyword.kwlist`, and the list by which Pulumi's SDKs put an underscore behind an argument. */
const KEYWORDS = wordsOf(`
  False None True and as assert async await break class continue def del elif else except exec finally for from global if
  import in is lambda nonlocal not or pass print raise return try while with yield
`);

const naming: Naming = {
  words: (name) =>
    plainWords(name).flatMap((word) => word.split(/(?<=[a-z])(?=[A-Z])/).map((part) => part.toLowerCase())),
  joined: (words) => words.join("_"),
  start: /^[a-z]/,
  taken: new Set([
    ...[...KEYWORDS].map((word) => word.toLowerCase()),
    ...wordsOf(`
      match case type dockerhub pulumi csv path people person name ignore in_group file open list dict set str int bool
    `),
  ]),
  separator: "_",
};

const STYLE = { indent: "    ", width: 88 };

/** Python, with the package that Pulumi makes from the plugin's schema. */
export const python: Language = {
  naming,
  loops: true,
  isNative: true,
  runtime: { name: "python", options: { toolchain: "pip", virtualenv: "venv" } },
  install: "pulumi install",
  leavesOut: ["venv/", "__pycache__/"],
  onlyNew: ["requirements.txt"],
  main: "__main__.py",
  files: (one) => ({ "__main__.py": text(one), "requirements.txt": "pulumi>=3.0.0,<4.0.0\n" }),
};

const READ_PEOPLE = `# ${PEOPLE}
with open(Path(__file__).with_name("people.csv"), encoding="utf-8", newline="") as file:
    people = list(csv.DictReader(file))`;
/** With the empty lines that stand around a function. */
const IN_GROUP = `
def in_group(group: str) -> list[str]:
    return [person["name"] for person in people if group in person["groups"].split()]
`;

function text({ reads, ignore, shapeOf, paragraphs }: Program): string {
  const parts = [
    reads.people ? "import csv\nfrom pathlib import Path" : "",
    "import pulumi_dockerhub as dockerhub",
    reads.people ? READ_PEOPLE : "",
    reads.groups ? IN_GROUP : "",
    ignore.length > 0 ? `# ${IGNORE}\n${laidOut(after("ignore = ", literal(ignore)), STYLE)}` : "",
    ...paragraphs.map((paragraph) => paragraph.map((one) => statement(one, shapeOf)).join("\n")),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function statement(one: Statement, shapeOf: ShapeOf): string {
  const { noun, resource, variable, args, each } = one;
  const written = args.map(([key, argument]) =>
    after(`${snakeCase(key)}=`, asWritten(argument, shapeOf(noun, key), each)),
  );
  const made = (name: string) => list(`dockerhub.${noun}(`, [name, ...written], ")");
  if (each === undefined)
    return laidOut(after(variable === undefined ? "" : `${variable} = `, made(quoted(resource))), STYLE);
  const [over, name] =
    each === "everybody" ? ["person in people", 'person["name"]'] : [`name in in_group(${quoted(each.group)})`, "name"];
  const called = resource === "{name}" ? name : filled(resource, name.replaceAll('"', "'"));
  return `for ${over}:\n    ${laidOut(made(called), STYLE, STYLE.indent)}`;
}

/** A name with a part of it that is different in each turn of a loop. */
const filled = (template: string, name: string) =>
  `f${template
    .split("{name}")
    .map((part) => quoted(part).slice(1, -1).replaceAll(/[{}]/g, "$&$&"))
    .join(`{${name}}`)
    .replace(/^.*$/s, '"$&"')}`;

function asWritten(argument: Argument, shape: Shape, each: Loop | undefined): Piece {
  switch (argument.from) {
    case "value":
      return literal(argument.value, shape);
    case "roles": {
      const role = certain(shape, {});
      const value = role.is === "map" ? fromTable("role", role.of) : 'person["role"]';
      return { ...list("{", [`person["name"]: ${value}`, "for person in people"], "}"), separator: " " };
    }
    case "ignore":
      return "ignore";
    case "group":
      return `in_group(${quoted(argument.group)})`;
    case "column":
      return each === "everybody" ? fromTable(argument.column, shape) : argument.column;
    case "resource":
      return `${argument.variable}.${snakeCase(argument.output)}`;
  }
}

/** A column of the table, as an argument takes it. */
function fromTable(column: string, shape: Shape): string {
  const text = `person["${column}"]`;
  return shape.is === "enum" ? `dockerhub.${shape.name}(${text})` : text;
}

/** A value, with a name for what is one of a few. */
function literal(value: unknown, shape: Shape = { is: "any" }): Piece {
  const known = certain(shape, value);
  const called = calledIn(known, value);
  if (called !== undefined && known.is === "enum") return `dockerhub.${known.name}.${snakeCase(called).toUpperCase()}`;
  if (known.is === "enum") return `dockerhub.${known.name}(${quoted(String(value))})`;
  if (Array.isArray(value)) {
    const each = known.is === "list" ? known.of : undefined;
    return list(
      "[",
      value.map((one) => literal(one, each)),
      "]",
    );
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => {
      const [name, inner] =
        known.is === "object"
          ? [snakeCase(key), known.keys.get(key)]
          : [key, known.is === "map" ? known.of : undefined];
      return after(`${quoted(name)}: `, literal(one, inner));
    });
    return list("{", entries, "}");
  }
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "string" ? quoted(value) : value == null ? "None" : JSON.stringify(value);
}

/** Source: how Pulumi names arguments in Python. */
export function snakeCase(name: string): string {
  const words = name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
  const snake = words.map((word) => word.toLowerCase()).join("_");
  return KEYWORDS.has(snake) ? `${snake}_` : snake;
}
