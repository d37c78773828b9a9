/** Tells whether something with these attributes, by their names in small letters, is meant. */
export type Filter = (attributes: Readonly<Record<string, string>>) => boolean;

const OPERATORS: Record<string, (value: string, wanted: string) => boolean> = {
  eq: (value, wanted) => value === wanted,
  ne: (value, wanted) => value !== wanted,
  co: (value, wanted) => value.includes(wanted),
  sw: (value, wanted) => value.startsWith(wanted),
};

/** Brackets and `not` may stand so deep within each other. */
const DEEPEST = 50;

class Wrong extends Error {}

/**
 * Reads a filter, such as `userName eq "ada@example.com" and not (active eq false)`. Values have no case. Source: the
 * contract, for what there is; RFC 7644, section 3.4.2.2, for how it is written.
 *
 * @returns undefined for what is none
 */
export function readFilter(text: string, attributes: readonly string[]): Filter | undefined {
  const words = [...text.matchAll(/\s*([()]|"(?:[^"\\]|\\.)*"|[^\s()"]+)/gy)];
  const read = words.reduce((length, [whole]) => length + whole.length, 0);
  if (text.slice(read).trim() !== "") return undefined;
  const parser = new Parser(
    words.map(([, word]) => word!),
    attributes.map((name) => name.toLowerCase()),
  );
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof Wrong || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly attributes: readonly string[],
  ) {}

  whole(): Filter {
    const filter = this.either();
    if (this.at < this.words.length) throw new Wrong();
    return filter;
  }

  private either(): Filter {
    const parts = [this.both()];
    while (this.takes("or")) parts.push(this.both());
    return (one) => parts.some((part) => part(one));
  }

  private both(): Filter {
    const parts = [this.single()];
    while (this.takes("and")) parts.push(this.single());
    return (one) => parts.every((part) => part(one));
  }

  private single(): Filter {
    if (++this.depth > DEEPEST) throw new Wrong();
    const filter = this.takes("not") ? this.not() : this.takes("(") ? this.bracketed() : this.comparison();
    this.depth--;
    return filter;
  }

  private not(): Filter {
    const other = this.single();
    return (one) => !other(one);
  }

  private bracketed(): Filter {
    const within = this.either();
    if (!this.takes(")")) throw new Wrong();
    return within;
  }

  private comparison(): Filter {
    const [name, operator, value] = [this.next(), this.next(), this.next()];
    const compare = Object.entries(OPERATORS).find(([one]) => one === operator.toLowerCase())?.[1];
    if (compare === undefined || !this.attributes.includes(name.toLowerCase())) throw new Wrong();
    const wanted = valueOf(value).toLowerCase();
    return (one) => compare((one[name.toLowerCase()] ?? "").toLowerCase(), wanted);
  }

  private next(): string {
    const word = this.words[this.at++];
    if (word === undefined) throw new Wrong();
    return word;
  }

  private takes(word: string): boolean {
    const there = this.words[this.at]?.toLowerCase() === word;
    if (there) this.at++;
    return there;
  }
}

/** A text in JSON, or true or false. */
function valueOf(word: string): string {
  if (word.startsWith('"')) return JSON.parse(word) as string;
  if (!["true", "false"].includes(word)) throw new Wrong();
  return word;
}
