import { list, type Piece } from "../layout";
import { upperFirst } from "../names";
import { calledIn, certain, type Shape } from "../shape";
import { quoted } from "./escaped";

/** Source: how Pulumi names the fields of a struct. */
export function field(key: string): string {
  const name = upperFirst(key);
  return ["ID", "URN", "GetProvider", "ElementType"].includes(name) ? `${name}_` : name;
}

/** The type of an input, as Pulumi makes its names. */
export function typeOf(shape: Shape): string {
  const stem = (one: Shape) =>
    typeOf(one)
      .replace(/^pulumi\.Any$/, "pulumi.")
      .replace(/Args$/, "");
  switch (shape.is) {
    case "list":
      return `${stem(shape.of)}Array`;
    case "map":
      return `${stem(shape.of)}Map`;
    case "enum":
      return `dockerhub.${shape.name}`;
    case "object":
      return `dockerhub.${shape.name}Args`;
    case "either":
      return "pulumi.Any";
    default:
      return `pulumi.${TYPES[shape.is]}`;
  }
}

const TYPES = { string: "String", boolean: "Bool", number: "Float64", integer: "Int", any: "Any" };

export function literal(value: unknown, shape: Shape): Piece {
  const known = certain(shape, value);
  const called = calledIn(known, value);
  if (called !== undefined) return `${typeOf(known)}${upperFirst(called)}`;
  if (known.is === "list")
    return list(
      `${typeOf(known)}{`,
      (value as unknown[]).map((one) => literal(one, known.of)),
      "}",
    );
  const entries = () => Object.entries(value as object) as [string, unknown][];
  if (known.is === "map")
    return {
      open: `${typeOf(known)}{`,
      items: entries().map(([key, one]) => ({ label: `${quoted(key)}: `, piece: literal(one, known.of) })),
      close: "}",
    };
  if (known.is === "object")
    return {
      open: `&${typeOf(known)}{`,
      items: entries().map(([key, one]) => ({
        label: `${field(key)}: `,
        piece: literal(one, known.keys.get(key) ?? { is: "any" }),
      })),
      close: "}",
    };
  return `${typeOf(known)}(${typeof value === "string" ? quoted(value) : JSON.stringify(value)})`;
}
