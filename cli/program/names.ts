/** How a language calls things. */
export interface Naming {
  /** The words of a name, without what cannot stand in one. */
  words(name: string): string[];
  /** One name of several words. */
  joined(words: readonly string[]): string;
  /** What a name may begin with. */
  start: RegExp;
  /** Words that nothing may be called, and names that a written program uses itself. */
  taken: ReadonlySet<string>;
  /** What stands before the number of a name that several would have. */
  separator: string;
  /** True where everything has a name, and not only what something refers to: several nouns share many of them. */
  everything?: true;
}

/** Gives names out, each only once. */
export class Names {
  private readonly given = new Set<string>();

  /** A resource name: what the object is called, numbered when another one is called the same. */
  resource(name: string): string {
    return this.distinct(name.replaceAll("::", ":"), "-");
  }

  /** A variable for an object of this name: valid in the language, and no other's. */
  variable(name: string, noun: string, { words, joined, start, taken, separator, everything }: Naming): string {
    const ours = words(name);
    const nouns = noun.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
    const valid = start.test(joined(ours)) ? ours : [...nouns, ...ours];
    const isTaken = taken.has(joined(valid)) || (everything === true && this.given.has(joined(valid)));
    return this.distinct(joined(isTaken ? [...valid, ...nouns] : valid), separator);
  }

  private distinct(wanted: string, separator: string): string {
    let name = wanted;
    for (let n = 2; this.given.has(name); n++) name = `${wanted}${separator}${n}`;
    this.given.add(name);
    return name;
  }
}

export const upperFirst = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
export const lowerFirst = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);

/** Words as one, such as `webTeam`. */
export const camelCase = (words: readonly string[]) =>
  words.map((word, n) => (n === 0 ? word : upperFirst(word))).join("");

/** Words of a name in letters that every language takes, such as `cafe` for `café`. */
export const plainWords = (name: string): string[] =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");

/** The words of a text. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
