import type { Question, Testimony, Told } from "./run";
import { Index, type Things, thingsOf } from "./things";

/** What one process knows of a run by now: what check has seen and what the program has told, by thing and by URN. */
export class Known {
  readonly declared = new Index();
  /** Declared with values that are still to come. */
  readonly open = new Index();
  /** What is there of what is declared. */
  readonly made = new Index();
  readonly held = new Index();
  /** What is declared, with all of its values or without. */
  readonly byUrn = new Map<string, Told>();
  readonly madeByUrn = new Map<string, Told>();
  readonly heldByUrn = new Map<string, Told>();
  /** How much of the program's testimony that is. */
  heard: Question["heard"] = { open: 0, declared: 0, made: 0, held: 0 };

  constructor(private readonly nouns: ReadonlyMap<string, Things>) {}

  /** Whether something is declared by this name, or by this identity. */
  isDeclared(thing: string): boolean {
    return this.declared.has(thing) || this.made.has(thing);
  }

  declare(told: Told): void {
    this.declared.add(told, this.declaredBy(told));
  }

  hold(told: Told): void {
    this.held.add(told, thingsOf(this.nouns.get(told.noun)?.holds ?? [], told.properties));
    if (told.urn !== undefined) this.heldByUrn.set(told.urn, told);
  }

  /** Takes in what is new of a testimony. */
  take({ open, declared, made, held }: Testimony): void {
    for (const one of open) {
      this.replace(one);
      this.open.add(one, this.declaredBy(one));
    }
    for (const one of declared) {
      this.replace(one);
      this.declare(one);
    }
    for (const one of made) {
      this.made.add(one, thingsOf(this.nouns.get(one.noun)?.becomes ?? [], one.properties));
      if (one.urn !== undefined) this.madeByUrn.set(one.urn, one);
    }
    for (const one of held) this.hold(one);
    this.heard = {
      open: this.heard.open + open.length,
      declared: this.heard.declared + declared.length,
      made: this.heard.made + made.length,
      held: this.heard.held + held.length,
    };
  }

  /** More is known of a resource than when it was told of as open. */
  private replace(told: Told): void {
    if (told.urn === undefined) return;
    const before = this.byUrn.get(told.urn);
    if (before !== undefined) this.open.remove(before, this.declaredBy(before));
    this.byUrn.set(told.urn, told);
  }

  private declaredBy({ noun, properties }: Told): string[] {
    return thingsOf(this.nouns.get(noun)?.declares ?? [], properties);
  }
}
