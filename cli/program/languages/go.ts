import { after, before, type Item, laidOut, type List, type Piece } from "../layout";
import { camelCase, lowerFirst, type Naming, plainWords, wordsOf } from "../names";
import { type Argument, IGNORE, PEOPLE, type Program, type Statement } from "../program";
import { certain, type Shape, type ShapeOf } from "../shape";
import { SDKS } from "../sdks";
import { quoted } from "./escaped";
import { GOFMT } from "./gofmt";
import { field, literal, typeOf } from "./goValues";
import type { Language } from "./language";

const naming: Naming = {
  words: (name) => plainWords(name).map((word) => (/[a-z]/.test(word) ? word : word.toLowerCase())),
  joined: (words) => lowerFirst(camelCase(words)),
  start: /^[a-z]/,
  taken: wordsOf(`
    break case chan const continue default defer else fallthrough for func go goto if import interface map package range
    return select struct switch type var any append bool byte cap clear close complex copy delete error false float64 init
    int iota len main make max min new nil panic print println real recover rune string true uint
    ctx csv dockerhub err file ignore inGroup name one os people person pulumi readPeople roles rows slices strings
  `),
  separator: "",
};

const PULUMI = "github.com/pulumi/pulumi/sdk/v3";

/** Go, with the module that Pulumi makes from the plugin's schema. */
export const go: Language = {
  naming,
  loops: true,
  isNative: true,
  runtime: "go",
  install: "pulumi install",
  leavesOut: [],
  onlyNew: ["go.mod"],
  main: "main.go",
  files: (one) => ({
    "main.go": text(one),
    "go.mod": `module ${one.organization}\n\ngo 1.25\n\nrequire ${PULUMI} v3.260.0\n`,
  }),
};

const PERSON = `// ${PEOPLE}
type person struct {
	name, role string
	groups     []string
}

func readPeople() ([]person, error) {
	file, err := os.Open("people.csv")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	var people []person
	for _, row := range rows[1:] {
		people = append(people, person{name: row[0], role: row[1], groups: strings.Fields(row[2])})
	}
	return people, nil
}
`;
const FAILS = ["if err != nil {", "\treturn err", "}"];
const READ_PEOPLE = ["people, err := readPeople()", ...FAILS];
const IN_GROUP = `inGroup := func(group string) []string {
	var names []string
	for _, one := range people {
		if slices.Contains(one.groups, group) {
			names = append(names, one.name)
		}
	}
	return names
}`.split("\n");

function text(one: Program): string {
  const { reads, ignore, shapeOf, paragraphs } = one;
  const packages = [...(reads.people ? ["encoding/csv", "os", "strings"] : []), ...(reads.groups ? ["slices"] : [])];
  const imports = [packages, [SDKS.go, `${PULUMI}/go/pulumi`]].filter((some) => some.length > 0);
  const parts = [
    reads.people ? READ_PEOPLE : [],
    reads.groups ? IN_GROUP : [],
    reads.roles ? rolesOf(one) : [],
    ignore.length > 0 ? [`// ${IGNORE}`, ...lines(after("ignore := ", literal(ignore, LIST)))] : [],
    ...paragraphs.map((paragraph) => paragraph.flatMap((one) => statement(one, shapeOf))),
  ].filter((part) => part.length > 0);
  return `package main

import (
${imports
  .map((some) =>
    [...some]
      .sort()
      .map((path) => `\t${JSON.stringify(path)}\n`)
      .join(""),
  )
  .join("\n")})

${reads.people ? `${PERSON}\n` : ""}func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
${parts.map((part) => part.map((line) => `\t\t${line}\n`).join("")).join("\n")}
		return nil
	})
}
`;
}

const LIST: Shape = { is: "list", of: { is: "string" } };
const lines = (piece: Piece, indent = "") => laidOut(piece, { ...GOFMT, width: GOFMT.width - 8 }, indent).split("\n");

/** Everybody's role, as the argument takes it that wants to know. */
function rolesOf({ paragraphs, shapeOf }: Program): string[] {
  const [shape] = paragraphs
    .flat()
    .flatMap(({ noun, args }) =>
      args.filter(([, { from }]) => from === "roles").map(([key]) => certain(shapeOf(noun, key), {})),
    );
  const role: Shape = shape?.is === "map" ? shape.of : { is: "string" };
  return [
    `roles := ${typeOf({ is: "map", of: role })}{}`,
    "for _, one := range people {",
    `\troles[one.name] = ${typeOf(role)}(one.role)`,
    "}",
  ];
}

function statement({ noun, resource, variable, args, each }: Statement, shapeOf: ShapeOf): string[] {
  const fields = args.map(([key, argument]): Item => ({
    label: `${field(key)}: `,
    piece: asWritten(argument, shapeOf(noun, key), each === "everybody" ? "one." : ""),
  }));
  const made = (name: string): List => ({
    open: `dockerhub.New${noun}(ctx, ${name}, &dockerhub.${noun}Args{`,
    items: fields,
    close: "})",
  });
  const alone = (name: string, indent: string) => [
    ...lines(before(after("if _, err := ", made(name)), "; err != nil {"), indent),
    `${indent}\treturn err`,
    `${indent}}`,
  ];
  if (each === undefined)
    return variable === undefined
      ? alone(quoted(resource), "")
      : [...lines(after(`${variable}, err := `, made(quoted(resource)))), ...FAILS];
  const [over, name] =
    each === "everybody"
      ? ["one := range people", "one.name"]
      : [`name := range inGroup(${quoted(each.group)})`, "name"];
  const [head = "", tail = ""] = resource.split("{name}");
  const parts = [head && quoted(head), name, tail && quoted(tail)].filter((part) => part !== "");
  const [first, ...rest] = alone(parts.join("+"), "\t");
  return [`for _, ${over} {`, `\t${first}`, ...rest, "}"];
}

function asWritten(argument: Argument, shape: Shape, from: string): Piece {
  switch (argument.from) {
    case "value":
      return literal(argument.value, shape);
    case "roles":
      return "roles";
    case "ignore":
      return "ignore";
    case "group":
      return `pulumi.ToStringArray(inGroup(${quoted(argument.group)}))`;
    case "column":
      return `${typeOf(certain(shape, ""))}(${from}${argument.column})`;
    case "resource":
      return `${argument.variable}.${field(argument.output)}`;
  }
}
