/** What a picture says, in numbers: all that is needed to draw it, and the table behind it. */
export interface Picture {
  title: string;
  /** The picture in a sentence. */
  said: string;
  /** A whole and its shares, amounts to compare, or one after another in time. */
  kind: "share" | "bars" | "columns";
  /** Heads of the table behind it: by what it is counted, and what. */
  heads: readonly [by: string, counted: string];
  tallies: readonly Tally[];
  /** What is not drawn, but counted, as a sentence. */
  rest?: string;
}

/** So many of one kind. */
export interface Tally {
  name: string;
  count: number;
  /** Of what stands beside the rest, of what one should look at, and of what counts no more. */
  tone?: "second" | "warn" | "off";
}

/** Those with most, and those that are left; of two that have as many, the one that came first. */
export function largest(tallies: readonly Tally[], most: number): { shown: Tally[]; left: Tally[] } {
  const sorted = tallies.toSorted((a, b) => b.count - a.count);
  return { shown: sorted.slice(0, most), left: sorted.slice(most) };
}

/** How often each name is there. */
export function counted(names: readonly string[]): Tally[] {
  const groups = Map.groupBy(names, (name) => name);
  return [...groups].map(([name, all]) => ({ name, count: all.length }));
}

export const total = (tallies: readonly Tally[]): number => tallies.reduce((sum, { count }) => sum + count, 0);

/** How many of all, as a sentence has it. */
export const some = (count: number, all: number): string =>
  count === 0 ? "none" : count === all ? "all" : count.toLocaleString("en");
