/** Words that no variable may be called, and names that the written program uses itself. */
const TAKEN = new Set(
  (
    "abstract any arguments as async await boolean break case catch class const constructor continue debugger declare default delete " +
    "do else enum eval export extends false finally for from function get if implements import in instanceof interface is " +
    "keyof let module namespace never new null number object of package private protected public readonly require return set " +
    "static string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield " +
    "dockerhub people ignore inGroup readFileSync join exports globalThis process console Array Object Map Set String Number"
  ).split(" "),
);

/** Gives names out, each only once. */
export class Names {
  private readonly given = new Set<string>();

  /** A variable for an object of this name: camelCase, valid in JavaScript, and no other's. */
  variable(name: string, noun: string): string {
    const words = name
      .normalize("NFC")
      .split(/[^\p{ID_Continue}]+|_+/u)
      .filter((word) => word !== "");
    const camel = words.map((word, n) => (n === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join("");
    const valid = /^\p{ID_Start}/u.test(camel) ? camel : `${noun.charAt(0).toLowerCase()}${noun.slice(1)}${camel}`;
    return this.distinct(TAKEN.has(valid) ? `${valid}${noun}` : valid, "");
  }

  /** A resource name: what the object is called, numbered when another one is called the same. */
  resource(name: string): string {
    return this.distinct(name.replaceAll("::", ":"), "-");
  }

  private distinct(wanted: string, separator: string): string {
    let name = wanted;
    for (let n = 2; this.given.has(name); n++) name = `${wanted}${separator}${n}`;
    this.given.add(name);
    return name;
  }
}
