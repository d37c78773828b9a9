import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { pluginToken } from "../../sdk/contract";

/** What may stand in an argument of a resource, for languages that have to say it. */
export type Shape =
  | { is: "string" | "boolean" | "number" | "integer" | "any" }
  | { is: "enum"; name: string; values: ReadonlyMap<string, string> }
  | { is: "list" | "map"; of: Shape }
  | { is: "object"; name: string; keys: ReadonlyMap<string, Shape> }
  | { is: "either"; of: readonly Shape[] };

/** What a value of an enum is called in a schema; undefined where no language calls it so as it is. */
export function calledIn(shape: Shape, value: unknown): string | undefined {
  const name = shape.is === "enum" ? shape.values.get(String(value)) : undefined;
  return name !== undefined && /^[A-Za-z]+$/.test(name) ? name : undefined;
}

/** A shape that is one for certain. */
export type Certain = Exclude<Shape, { is: "either" }>;

const spec = z.object({
  type: z.string().optional(),
  $ref: z.string().optional(),
  get items() {
    return spec.optional();
  },
  get additionalProperties() {
    return spec.optional();
  },
  get oneOf() {
    return z.array(spec).optional();
  },
});
type Spec = z.output<typeof spec>;
const properties = z.record(z.string(), spec);
const values = z.array(z.object({ value: z.string(), name: z.string().optional() }));
/** What of a plugin's schema tells it. */
const pluginSchema = z.object({
  types: z.record(z.string(), z.object({ properties: properties.default({}), enum: values.optional() })),
  resources: z.record(z.string(), z.object({ inputProperties: properties })),
});
type Schema = z.output<typeof pluginSchema>;

/** What may stand in an argument of a noun. */
export type ShapeOf = (noun: string, key: string) => Shape;

let read: ShapeOf | undefined;

/** By the schema that is in this package. */
export const shapeOf: ShapeOf = (noun, key) => {
  const root = dirname(require.resolve("pulumi-dockerhub/package.json"));
  read ??= shapesIn(JSON.parse(readFileSync(join(root, "plugin/schema.json"), "utf8")));
  return read(noun, key);
};

/** By any schema of the plugin. */
export function shapesIn(schema: unknown): ShapeOf {
  const { types, resources } = pluginSchema.parse(schema);
  return (noun, key) => shapeIn(resources[pluginToken(noun)]?.inputProperties[key] ?? {}, types);
}

function shapeIn({ type, $ref, items, additionalProperties, oneOf }: Spec, types: Schema["types"]): Shape {
  const inside = (spec: Spec = {}) => shapeIn(spec, types);
  if ($ref !== undefined) return named($ref.replace("#/types/", ""), types);
  if (oneOf !== undefined) return { is: "either", of: oneOf.map(inside) };
  if (type === "array") return { is: "list", of: inside(items) };
  if (type === "object") return { is: "map", of: inside(additionalProperties) };
  return { is: z.enum(["string", "boolean", "number", "integer"]).safeParse(type).data ?? "any" };
}

function named(token: string, types: Schema["types"]): Shape {
  const type = types[token];
  const name = token.split(":").at(-1)!;
  if (type === undefined) return { is: "any" };
  if (type.enum !== undefined)
    return { is: "enum", name, values: new Map(type.enum.map(({ value, name: called = value }) => [value, called])) };
  const keys = Object.entries(type.properties).map(([key, one]) => [key, shapeIn(one, types)] as const);
  return { is: "object", name, keys: new Map(keys) };
}

/** The shape of a value, where there may be several, or any. */
export function certain(shape: Shape, value: unknown): Certain {
  if (shape.is === "any") return natural(value);
  if (shape.is !== "either") return shape;
  const kind = kindOf(natural(value));
  return shape.of.map((one) => certain(one, value)).find((one) => kindOf(one) === kind) ?? natural(value);
}

function natural(value: unknown): Certain {
  if (Array.isArray(value)) return { is: "list", of: ANY };
  if (typeof value === "object" && value !== null) return { is: "map", of: ANY };
  const type = typeof value;
  return type === "string" || type === "boolean" || type === "number" ? { is: type } : ANY;
}
const ANY = { is: "any" } as const;

/** What looks alike without its type. */
const kindOf = ({ is }: Certain) =>
  is === "enum" ? "string" : is === "object" ? "map" : is === "integer" ? "number" : is;
