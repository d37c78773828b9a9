/** So many people may always lose something in one run, however few there are. */
const ALWAYS = 5;

interface Counted {
  /** Whom the run takes something from. */
  leaving: Set<string>;
  /** Who has something that the stack manages. */
  known: Set<string>;
}

/** Counts the people whom one run takes something from, by organization, whichever resources do it. */
export class Budget {
  private readonly orgs = new Map<string, Counted>();
  private readonly told = new Set<string>();

  /** These people have something that the stack manages. */
  know(org: string, names: Iterable<string>): void {
    const { known } = this.of(org);
    for (const name of names) known.add(name);
  }

  /** These people lose something. Returns everybody who does by now, and out of how many. */
  take(org: string, names: Iterable<string>): { leaving: string[]; of: number } {
    const { leaving, known } = this.of(org);
    for (const name of names) {
      leaving.add(name);
      known.add(name);
    }
    return { leaving: [...leaving], of: known.size };
  }

  /** That too many lose something, told in full of one resource: many come to the same end, for one cause. */
  tell(org: string, why: string): string {
    if (this.told.has(org)) return "too much would be taken away in this run, as is told of another resource.";
    this.told.add(org);
    return why;
  }

  private of(org: string): Counted {
    const there = this.orgs.get(org) ?? { leaving: new Set(), known: new Set() };
    this.orgs.set(org, there);
    return there;
  }
}

/** How many out of so many people may go. */
export const mayGo = (of: number, part: number): number => Math.max(ALWAYS, Math.floor(of * part));
