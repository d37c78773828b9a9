import { type Links, needs, type Resource } from "../state/state";
import { Problem } from "./steps";

/** Which resources a command is about, by URN; in each `*` stands for text without a colon, and `**` for any text. */
export interface Targets {
  /** Nothing but these. */
  target?: readonly string[];
  /** And what depends on them. */
  targetDependents?: boolean;
  /** All but these. */
  exclude?: readonly string[];
  /** And what depends on them. */
  excludeDependents?: boolean;
}

/** A set of URNs that can grow. */
export class Patterns {
  private readonly literals: Set<string>;
  private readonly globs: RegExp[];

  constructor(patterns: readonly string[] = []) {
    this.literals = new Set(patterns.filter((one) => !one.includes("*")));
    this.globs = patterns.filter((one) => one.includes("*")).map(globOf);
  }

  /** False when the user has named nothing. */
  get given(): boolean {
    return this.literals.size + this.globs.length > 0;
  }

  has(urn: string): boolean {
    return this.literals.has(urn) || this.globs.some((glob) => glob.test(urn));
  }

  add(urn: string): void {
    this.literals.add(urn);
  }

  /** A problem for each whole name that nobody has. */
  missing(known: (urn: string) => boolean): Problem[] {
    const unknown = [...this.literals].filter((urn) => !known(urn));
    const hint = (urn: string) => (urn.includes("$") ? "" : " Did you forget to escape $ in your shell?");
    return unknown.map((urn) => new Problem(`Target '${urn}' could not be found in the stack.${hint(urn)}`, ""));
  }
}

function globOf(pattern: string): RegExp {
  const part = (text: string) => text.split("*").map(escaped).join("[^:]*");
  return new RegExp(`^${pattern.split("**").map(part).join(".*")}$`, "s");
}

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");

/** Tells for each resource whether a command is about it. Source: the rules of Pulumi's step generator. */
export class Selection {
  readonly targets: Patterns;
  private readonly chosen: Patterns;
  private readonly excluded: Patterns;

  constructor(private readonly options: Targets = {}) {
    this.targets = new Patterns(options.target);
    this.chosen = new Patterns(options.target);
    this.excluded = new Patterns(options.exclude);
  }

  /** To be asked for each resource after what it depends on. */
  includes(resource: Links): boolean {
    if (this.targets.given) return this.grows(this.chosen, resource, this.options.targetDependents);
    return !this.excluded.given || !this.grows(this.excluded, resource, this.options.excludeDependents);
  }

  /** A problem for each name of what is to be done, or left alone, that the state does not have. */
  missing(base: readonly Resource[]): Problem[] {
    const urns = new Set(base.map(({ urn }) => urn));
    return [this.targets, this.excluded].flatMap((patterns) => patterns.missing((urn) => urns.has(urn)));
  }

  /** Those of a state that may be deleted. */
  deletable(base: readonly Resource[]): ReadonlySet<Resource> {
    if (this.targets.given) return dependents(base, this.targets);
    if (!this.excluded.given) return new Set(base);
    const kept = new Set<string>();
    const left = base.filter(({ urn }) => this.excluded.has(urn));
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      if (kept.has(one.urn)) continue;
      kept.add(one.urn);
      const needed = new Set(needs(one));
      left.push(...base.filter(({ urn }) => needed.has(urn)));
      if (this.options.excludeDependents === true) left.push(...dependents(base, new Patterns([one.urn])));
    }
    return new Set(base.filter(({ urn }) => !kept.has(urn)));
  }

  /** Whether a deletion was asked for by name, or by what depends on a name. */
  mayDelete(urn: string): boolean {
    return !this.targets.given || this.options.targetDependents === true || this.targets.has(urn);
  }

  private grows(patterns: Patterns, resource: Links, withDependents = false): boolean {
    const is = patterns.has(resource.urn) || (withDependents && needs(resource).some((urn) => patterns.has(urn)));
    if (is) patterns.add(resource.urn);
    return is;
  }
}

/** The resources that are named, and all that depend on them, children too; in an order in which each follows what it needs. */
function dependents(base: readonly Resource[], patterns: Patterns): ReadonlySet<Resource> {
  const urns = new Set<string>();
  const found = base.filter((one) => {
    const is = patterns.has(one.urn) || needs(one).some((urn) => urns.has(urn));
    if (is) urns.add(one.urn);
    return is;
  });
  return new Set(found);
}
