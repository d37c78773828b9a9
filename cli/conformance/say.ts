declare const plain: unique symbol;

/**
 * Text that anybody may read: our own words, words of the API, and small numbers. Whatever a reply
 * says goes into a report through the functions of this file, and none of them lets a value through.
 */
export type Plain = string & { readonly [plain]: true };

/** A sentence of our own words. */
export function say(words: TemplateStringsArray, ...values: readonly Plain[]): Plain {
  return String.raw({ raw: words }, ...values) as Plain;
}

/** A name of the code: of a field in a schema, of a header, of a row; never one that a reply brought. */
export const ours = (name: string): Plain => name as Plain;

/** Numbers above this could be somebody's: of a group, or a moment. */
const MOST = 999;

/** A status, or how many there are. */
export const amount = (value: number): Plain => (value >= 0 && value <= MOST ? `${value}` : "a large number") as Plain;

/** A word of a reply when it is one of those that everybody knows, else what it is. */
export const known = (value: unknown, words: readonly string[]): Plain =>
  typeof value === "string" && words.includes(value) ? (`"${value}"` as Plain) : kind(value);

/** What a value is, without what it says. */
export function kind(value: unknown): Plain {
  if (value === undefined) return say`nothing`;
  if (value === null) return say`null`;
  if (Array.isArray(value)) return say`a list`;
  switch (typeof value) {
    case "string":
      return value === "" ? say`empty text` : say`text`;
    case "number":
      return Number.isInteger(value) ? say`a whole number` : say`a number`;
    case "boolean":
      return say`true or false`;
    default:
      return say`an object`;
  }
}

export const joined = (parts: readonly Plain[], by = ", "): Plain => parts.join(by) as Plain;
