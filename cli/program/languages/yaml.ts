import type { Naming } from "../names";
import { type Argument, IGNORE, type Program, type Statement } from "../program";
import { type Between, yamlText } from "../yamlText";
import type { Language } from "./language";

const naming: Naming = {
  words: (name) =>
    name
      .normalize("NFC")
      .split(/[^\p{L}\p{N}_]+/u)
      .filter((word) => word !== ""),
  joined: (words) => words.join("-"),
  start: /^[\p{L}_]/u,
  taken: new Set(["pulumi", "ignore"]),
  separator: "-",
  everything: true,
};

/** YAML, which has no loops: the table of people is written out. */
export const yaml: Language = {
  naming,
  loops: false,
  isNative: true,
  runtime: "yaml",
  install: "pulumi install",
  leavesOut: [],
  main: "Pulumi.yaml",
  files: (one, head) => ({ "Pulumi.yaml": yamlText({ ...head, ...body(one) }, between(one)) }),
};

const body = ({ ignore, paragraphs }: Program) => ({
  ...(ignore.length > 0 ? { variables: { ignore: escaped(ignore) } } : {}),
  resources: Object.fromEntries(paragraphs.flat().map((one) => [one.variable!, resource(one)])),
});

/** Paragraphs stand apart. */
const between = ({ paragraphs }: Program): Between => ({
  apart: new Set(["variables", "resources", ...paragraphs.slice(1).map(([one]) => `resources/${one!.variable}`)]),
  comments: { "variables/ignore": IGNORE },
});

const resource = ({ noun, resource: name, variable, args }: Statement) => ({
  type: `dockerhub:${noun}`,
  ...(name === variable ? {} : { name: escaped(name) }),
  properties: Object.fromEntries(args.map(([key, argument]) => [key, asWritten(argument)])),
});

function asWritten(argument: Argument): unknown {
  switch (argument.from) {
    case "value":
      return escaped(argument.value);
    case "ignore":
      return "${ignore}";
    case "resource":
      return `\${${argument.variable}.${argument.output}}`;
    default:
      throw new Error(`YAML has no ${argument.from}.`);
  }
}

/** A value whose texts refer to nothing. */
function escaped(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll(/\$(?=[${])/g, "$$$$");
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [escaped(key) as string, escaped(one)]));
}
