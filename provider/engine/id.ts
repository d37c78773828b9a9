/** Both directions of a resource id such as `{org}/{group}/{username}`. */
export interface IdTemplate {
  /** The property names in the template, in order. */
  keys: readonly string[];
  /** The id of an object with these properties; undefined while one of them is missing. */
  format(properties: Readonly<Record<string, unknown>>): string | undefined;
  /** The properties an id stands for. Throws a sentence when the id has another form. */
  parse(id: string): Record<string, string>;
}

/**
 * Reads a template of `{key}` parts separated by `/`. The last part takes the rest of an id, so
 * that a slash inside it survives.
 */
export function idTemplate(template: string): IdTemplate {
  const keys = template.split("/").map((part) => part.slice(1, -1));
  return {
    keys,
    format(properties) {
      const parts = keys.map((key) => properties[key]);
      return parts.every((part) => typeof part === "string" && part !== "") ? parts.join("/") : undefined;
    },
    parse(id) {
      const parts = id.split("/");
      const head = parts.slice(0, keys.length - 1);
      const values = [...head, parts.slice(keys.length - 1).join("/")];
      if (parts.length < keys.length || values.some((value) => value === "")) {
        throw new Error(`The id "${id}" is not of the form ${template}.`);
      }
      return Object.fromEntries(keys.map((key, index) => [key, values[index] as string]));
    },
  };
}
