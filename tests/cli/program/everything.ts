import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Small } from "./small";

interface Spec {
  type?: string;
  $ref?: string;
  items?: Spec;
  additionalProperties?: Spec;
  oneOf?: Spec[];
}
interface Schema {
  types: Record<string, { enum?: { value: string }[]; properties?: Record<string, Spec> }>;
  resources: Record<string, { inputProperties: Record<string, Spec> }>;
}

/** Every argument of every noun, with each value that an enum has. */
export function everything(): Small {
  const { types, resources } = JSON.parse(
    readFileSync(join(__dirname, "../../../plugin/schema.json"), "utf8"),
  ) as Schema;
  const valuesOf = ({ type, $ref, items, additionalProperties, oneOf }: Spec): unknown[] => {
    if (oneOf !== undefined) return oneOf.flatMap(valuesOf);
    if ($ref !== undefined) {
      const { enum: values, properties = {} } = types[$ref.replace("#/types/", "")]!;
      return values?.map(({ value }) => value) ?? [argsOf(properties, 0)];
    }
    if (type === "array") return [valuesOf(items!)];
    if (type === "object")
      return [Object.fromEntries(valuesOf(additionalProperties!).map((one, n) => [`key ${n}`, one]))];
    return [{ boolean: true, integer: 3, number: 0.25 }[type!] ?? "some text"];
  };
  /** The nth value of each, or the last one where there are fewer. */
  const argsOf = (properties: Record<string, Spec>, n: number): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(properties).map(([key, spec]) => [
        key,
        valuesOf(spec)
          .slice(0, n + 1)
          .at(-1),
      ]),
    );
  return Object.fromEntries(
    Object.entries(resources).map(([token, { inputProperties }]) => {
      const most = Math.max(...Object.values(inputProperties).map((spec) => valuesOf(spec).length));
      const all = Array.from({ length: most }, (_, n) => ({ name: `one ${n}`, args: argsOf(inputProperties, n) }));
      return [token.split(":").at(-1)!, all];
    }),
  );
}
