/** Types as a plugin's schema writes them. Enumerations and objects have names, by which all of its places refer to them. */
import type { Key, Part } from "../types";
import { upperFirst } from "../names";
import { type Json, partOf } from "./json";

export interface TypeSpec {
  type?: string;
  $ref?: string;
  items?: TypeSpec;
  additionalProperties?: TypeSpec;
  oneOf?: TypeSpec[];
}

export interface PropertySpec extends TypeSpec {
  description?: string;
  default?: unknown;
  secret?: true;
  willReplaceOnChanges?: true;
}

export interface ObjectSpec {
  description?: string;
  type: "object";
  properties: Record<string, PropertySpec>;
  required: string[];
}

interface EnumSpec {
  type: "string";
  enum: { name?: string; value: string }[];
}

/** One of many: `registries` → `registry`, as other providers call what is in a list. */
const singular = (text: string) => text.replace(/ies$/, "y").replace(/s$/, "");

/** A value of an enumeration, with a name where it cannot be one itself: `repo:read` → `RepoRead`. */
function member(value: string): EnumSpec["enum"][number] {
  const words = value.split(/\W|_/);
  return words.length === 1 ? { value } : { name: words.map(upperFirst).join(""), value };
}

/** What a reference to a named type begins with. */
const TYPES = "#/types/";

/** The types of a schema that have names, gathered while it is written. */
export class NamedTypes {
  private readonly all = new Map<string, ObjectSpec | EnumSpec>();

  /** As the schema has them, by token. */
  specs(): Record<string, ObjectSpec | EnumSpec> {
    return Object.fromEntries([...this.all].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /**
   * The type of a part.
   *
   * @param name what it is called, where it needs a name
   */
  spec(part: Part, json: Json, name: string): TypeSpec {
    if (part.is === "any") return { $ref: "pulumi.json#/Any" };
    if (part.is === "number") return { type: json.type === "integer" ? "integer" : "number" };
    if (part.is === "list") {
      return { type: "array", items: this.spec(part.of, partOf(json.items), singular(name)) };
    }
    if (part.is === "map") {
      const inside = this.spec(part.of, partOf(json.additionalProperties), singular(name));
      return { type: "object", additionalProperties: inside };
    }
    if (part.is === "union") return { oneOf: part.of.map((one) => this.spec(one, {}, name)) };
    if (part.is === "enum") {
      // The compiler has them in no order that lasts.
      const values = (json.enum as string[] | undefined) ?? [...part.values].sort();
      return this.named(name, { type: "string", enum: values.map(member) });
    }
    if (part.is === "object") return this.named(name, this.object(part.keys, json.properties ?? {}, name));
    return { type: part.is };
  }

  /** An object of these keys; types in it have names that begin with `name`. */
  object(keys: readonly Key[], json: Readonly<Record<string, unknown>>, name: string): ObjectSpec {
    const properties = keys.map((key): [string, PropertySpec] => [
      key.name,
      this.property(key, partOf(json[key.name]), name),
    ]);
    const required = keys.filter(({ optional }) => !optional).map((key) => key.name);
    return { type: "object", properties: Object.fromEntries(properties), required };
  }

  property({ name, meaning, part }: Key, json: Json, owner: string): PropertySpec {
    const standard = typeof json.default === "object" ? undefined : json.default;
    return {
      ...this.spec(part, json, `${owner}${upperFirst(name)}`),
      ...(meaning === "" ? {} : { description: meaning }),
      ...(standard === undefined ? {} : { default: standard }),
    };
  }

  /** Names a type. The first one of a name counts: arguments, of which more may be left out, come before what is read. */
  private named(name: string, spec: ObjectSpec | EnumSpec): TypeSpec {
    const known = this.all.get(token(name)) ?? spec;
    if (insideOf(known) !== insideOf(spec)) throw new Error(`Two types would be called ${name}: name a key otherwise.`);
    this.all.set(token(name), known);
    return { $ref: `${TYPES}${token(name)}` };
  }
}

/** The token of what the plugin has of a name. */
export const token = (name: string): string => `dockerhub:index:${name}`;

const insideOf = (spec: ObjectSpec | EnumSpec) =>
  "enum" in spec
    ? spec.enum
        .map(({ value }) => value)
        .sort()
        .join()
    : Object.keys(spec.properties).sort().join();
