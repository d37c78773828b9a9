import type { Heard, Testimony, Told } from "./testimony";
import { ANY, hasAny, Index, type Things, thingsOf } from "./things";
import { ignored } from "./patterns";

const NOTHING: Heard = { open: 0, declared: 0, made: 0, held: 0 };

/** What one process knows of a run by now: what check has seen and what programs have told, by thing and by URN. */
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
  /** URNs of what is declared and is not made in this run. */
  readonly leftOut = new Set<string>();
  readonly heldByUrn = new Map<string, Told>();
  /** Sets that leave somebody alone, by the place of which they declare the rest. */
  private readonly leaving = new Map<string, Set<Told>>();
  private readonly heard = new Map<string, Heard>();

  constructor(private readonly nouns: ReadonlyMap<string, Things>) {}

  /** How much of its testimony a speaker has told already. */
  heardOf(speaker: string): Heard {
    return this.heard.get(speaker) ?? NOTHING;
  }

  /** Whether something is declared by this name, or by this identity. */
  isDeclared(thing: string): boolean {
    return this.declared.has(thing) || this.made.has(thing);
  }

  /** Whether a set that declares all else in its place leaves this alone. */
  isIgnored(thing: string): boolean {
    const [place, name] = split(thing);
    const sets = this.leaving.get(place);
    return sets !== undefined && [...sets].some(({ properties }) => ignored(properties["ignore"] as string[], name));
  }

  /** Whether a set leaves somebody alone in this place. */
  leavesSome(place: string): boolean {
    return this.leaving.has(place);
  }

  /** Takes in what is declared with values that are still to come. */
  expect(told: Told): void {
    if (this.replaces(told)) this.open.add(told, this.mayBeDeclaredBy(told));
  }

  /** Takes in what check has seen where no program tells more of it. */
  see(told: Told): void {
    if (hasAny(told.properties)) this.expect(told);
    else this.declare(told);
  }

  declare(told: Told): void {
    if (!this.replaces(told)) return;
    this.declared.add(told, this.declaredBy(told));
    for (const place of this.placesOf(told)) {
      this.leaving.set(place, (this.leaving.get(place) ?? new Set()).add(told));
    }
  }

  hold(told: Told): void {
    const before = told.urn === undefined ? undefined : this.heldByUrn.get(told.urn);
    // Each program of a run tells what the state held; what that does not show, the engine's calls do.
    if (before !== undefined && before.hidden === undefined) return;
    const thingsHeld = ({ noun, properties }: Told) => thingsOf(this.nouns.get(noun)?.holds ?? [], properties);
    if (before !== undefined) this.held.remove(before, thingsHeld(before));
    this.held.add(told, thingsHeld(told));
    if (told.urn !== undefined) this.heldByUrn.set(told.urn, told);
  }

  /** Takes in what is there of what is declared; of what the run leaves out there is nothing. */
  make(told: Told): void {
    this.made.add(told, thingsOf(this.nouns.get(told.noun)?.becomes ?? [], told.properties));
    if (told.urn === undefined) return;
    if (Object.keys(told.properties).length === 0) this.leftOut.add(told.urn);
    else this.madeByUrn.set(told.urn, told);
  }

  /** Takes in what is new of a speaker's testimony. */
  take(speaker: string, { open, declared, made, held, heard }: Testimony): void {
    for (const one of open) this.expect(one);
    for (const one of declared) this.declare(one);
    for (const one of made) this.make(one);
    for (const one of held) this.hold(one);
    this.heard.set(speaker, heard);
  }

  /**
   * Whether this is the latest that is known of a resource, in place of what was told before: the open one, or the
   * written one that transforms have made something else of, as check has seen.
   */
  private replaces(told: Told): boolean {
    if (told.urn === undefined) return true;
    const before = this.byUrn.get(told.urn);
    if (before?.seenBy !== undefined && told.seenBy === undefined) return false;
    this.byUrn.set(told.urn, told);
    if (before === undefined) return true;
    this.open.remove(before, this.mayBeDeclaredBy(before));
    if (told.seenBy !== undefined) this.declared.remove(before, this.declaredBy(before));
    return true;
  }

  private declaredBy({ noun, properties }: Told): string[] {
    return thingsOf(this.nouns.get(noun)?.declares ?? [], properties);
  }

  /** A set that does not say yet whom it leaves alone may mean anybody. */
  private mayBeDeclaredBy(told: Told): string[] {
    const anybody = [told.properties["ignore"]].flat().includes(ANY);
    const places = anybody ? thingsOf(this.nouns.get(told.noun)?.whole ?? [], told.properties) : [];
    return [...this.declaredBy(told), ...places.map((place) => `${place}/${ANY}`)];
  }

  private placesOf({ noun, properties }: Told): string[] {
    return Array.isArray(properties["ignore"]) ? thingsOf(this.nouns.get(noun)?.whole ?? [], properties) : [];
  }
}

/** The place of a thing, and its last part. */
function split(thing: string): [place: string, name: string] {
  const end = thing.lastIndexOf("/");
  return [thing.slice(0, end), thing.slice(end + 1)];
}
