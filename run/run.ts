import { Budget } from "./budget";
import { Declarations } from "./declarations";
import { Known } from "./known";
import { Listener } from "./listener";
import { type Programs, type Properties, type Question, type Testimony, type Told } from "./testimony";
import { hasAny, type Things, thingsOf } from "./things";
import { FOREIGN, unclear, UNTOLD } from "./untold";

/** A resource that was waited for in vain may come of the one that waits. */
const WAIT_MS = 100;
const WAITS = 50;

/** Calls that the engine makes at the same time come within this time of each other. */
const QUIET_MS = 100;
const QUIET_WAITS = 10;

/** Thrown where a resource that the program has not worked out yet may declare what is to be ended. */
export class UnclearError extends Error {
  override readonly name = "UnclearError";
}

/** What a deletion is part of: a change of the program, the end of a whole stack, or either, as far as can be told. */
export type Ending = "resource" | "stack" | "unclear";

/**
 * One run of the engine, as one process can know it: what check has seen, and what the program, asked,
 * tells. A diff is no witness, because a refresh calls it for what is taken out as well. Source: the
 * order in which Pulumi's engine calls a provider.
 */
export class Run {
  /** Whom the run takes something from. */
  readonly budget = new Budget();
  private readonly known: Known;
  private readonly declarations = new Declarations();
  private readonly listener: Listener;

  constructor(
    private readonly nouns: ReadonlyMap<string, Things>,
    programs?: Programs,
    private readonly sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  ) {
    this.known = new Known(nouns);
    this.listener = new Listener(this.known, programs, sleep);
  }

  /**
   * Check has seen a resource: it is declared. All processes of the run hear of it. Returns why it cannot stand beside
   * another one, which a program that tells of itself is told before.
   */
  async see(told: Told): Promise<string | undefined> {
    await this.listener.see(told);
    const things = this.nouns.get(told.noun);
    const isKnown = things !== undefined && !hasAny(told.properties);
    return this.listener.areSilent && isKnown ? this.declarations.add(told, things) : undefined;
  }

  /**
   * A call of the engine has told what the stack held of a resource. Only where no program tells that at once: then a
   * resource that is declared no longer is known by its deletion alone.
   */
  recall(told: Told): void {
    if (this.listener.areSilent) this.listener.recall(told);
  }

  /** The outputs by which a declared resource is known are there, likewise. */
  make(told: Told): void {
    if (this.listener.areSilent) this.listener.make(told);
  }

  /** Waits, where calls of the engine are all that tells, until none has told anything new for a while. */
  async quiet(): Promise<void> {
    for (let waits = 0; this.listener.areSilent && waits < QUIET_WAITS; waits++) {
      const { news } = this.listener;
      await this.sleep(QUIET_MS);
      if (news === this.listener.news) return;
    }
  }

  /** What is known here, for another process of the run. */
  testify(question: Question): Testimony {
    return this.listener.testify(question);
  }

  /** A resource was deleted and its things were left to others: whoever declares them takes them over. */
  leave(noun: string, state: Properties): void {
    this.known.hold({ noun, properties: state });
  }

  /** Whether this is a run of a program. */
  async isProgram(): Promise<boolean> {
    return this.listener.isProgram || this.listener.findProgram();
  }

  /** Whether something is declared in this run, by whichever program: in a refresh nothing is, and nothing is changed. */
  async isDeclaring(): Promise<boolean> {
    await this.listener.listen();
    return this.listener.isProgram;
  }

  /** Throws where a program of another language runs, unless nobody `loses` anything, or, of what nobody can lose, it is declared there. */
  async needsHeir(noun: string, state: Properties, loses: boolean | undefined): Promise<void> {
    if (!this.listener.isForeign) return;
    const things = thingsOf(this.nouns.get(noun)!.holds, state);
    if (loses ?? !(await this.declares(things, things[0] ?? ""))) throw new Error(FOREIGN);
  }

  /** Throws where nobody can tell what the state of the stack held, and so what belongs to it. */
  async needsHeld(): Promise<void> {
    await this.listener.listenToState();
    const { unread } = this.listener;
    if (unread === undefined) return;
    throw new Error(
      `what the state of this stack held cannot be read (${unread}), so that nobody can tell what may be ended. Run again.`,
    );
  }

  /**
   * Whether some resource of this run declares one of these things, or leaves it alone. Throws UnclearError when one may,
   * with a value that is still to come; but one that itself held the identity `heldAs` keeps it.
   */
  async declares(things: readonly string[], heldAs: string): Promise<boolean> {
    for (let waits = 0; ; waits++) {
      await this.listener.listen();
      if (things.some((thing) => this.known.isDeclared(thing) || this.known.isIgnored(thing))) return true;
      const coming = things.flatMap((thing) => this.known.open.of(thing));
      if (coming.length === 0) return false;
      await this.listener.listenToState();
      // A resource that is deleted before it is replaced waits for what is replaced with it.
      if (coming.some(({ urn }) => this.known.held.of(heldAs).some((one) => one.urn === urn))) return true;
      if (waits === WAITS) throw new UnclearError(unclear(coming));
      await this.sleep(WAIT_MS);
    }
  }

  /** Whether some resource of this run declares or leaves alone, or may yet declare, one of these things. */
  async mayDeclare(...things: string[]): Promise<boolean> {
    await this.listener.listen();
    return things.some(
      (thing) => this.known.isDeclared(thing) || this.known.isIgnored(thing) || this.known.open.has(thing),
    );
  }

  /** Last parts of the declared things that begin with `prefix`. */
  async declaredUnder(prefix: string): Promise<string[]> {
    await this.listener.listen();
    return [this.known.declared, this.known.made, this.known.open].flatMap((index) => index.under(prefix));
  }

  /** Last parts of the held things that begin with `prefix`. */
  async heldUnder(prefix: string): Promise<string[]> {
    await this.listener.listenToState();
    return this.known.held.under(prefix);
  }

  /** Grows with what is declared: what follows from it holds as long as this stays. */
  get version(): number {
    return (
      this.known.declared.all.size + this.known.made.all.size + (this.listener.areSilent ? this.known.held.all.size : 0)
    );
  }

  /** The resources that declare a thing. */
  async declarers(thing: string): Promise<readonly Told[]> {
    await this.listener.listen();
    return this.known.declared.of(thing);
  }

  /** The resources of the stack that had one of these things when the run began. */
  async holders(...things: string[]): Promise<readonly Told[]> {
    await this.listener.listenToState();
    return [...new Set(things.flatMap((thing) => this.known.held.of(thing)))];
  }

  /** All that the stack held when the run began. */
  async all(): Promise<readonly Told[]> {
    await this.listener.listenToState();
    return [...this.known.held.all];
  }

  /** Whether a set leaves somebody alone in this place. */
  async leavesSome(place: string): Promise<boolean> {
    await this.listener.listen();
    return this.known.leavesSome(place);
  }

  /** What the program declares in the place of a resource that was held; undefined when nothing. */
  async successor({ urn }: Told): Promise<Told | undefined> {
    await this.listener.listen();
    return urn === undefined ? undefined : this.known.byUrn.get(urn);
  }

  /**
   * Whether a resource that was held is declared no longer, as far as that is sure: where programs are silent, check may
   * still see it, in a run that is about others it never does. What this run itself has let go has no URN any more.
   */
  async isDropped(held: Told): Promise<boolean> {
    return held.urn === undefined || (!this.listener.areSilent && (await this.successor(held)) === undefined);
  }

  /** What is there of a declared resource; undefined while its identity is not known. */
  async made({ urn }: Told): Promise<Told | undefined> {
    await this.listener.listen();
    return urn === undefined ? undefined : this.known.madeByUrn.get(urn);
  }

  /** Whether the run leaves a declared resource out, as far as it is known: it is not made, by targets or exclusions. */
  async isLeftOut({ urn }: Told): Promise<boolean> {
    await this.listener.listen();
    return urn !== undefined && this.known.leftOut.has(urn);
  }

  /** The resource that was held where this one is declared. */
  async predecessor({ urn }: Told): Promise<Told | undefined> {
    await this.listener.listenToState();
    return urn === undefined ? undefined : this.known.heldByUrn.get(urn);
  }

  /**
   * What a deletion is part of: the end of a stack, when no check has come, and no program runs, or it runs and still
   * declares what is deleted (`destroy --run-program`). Where programs are silent, one that declares nothing any more
   * looks like none, unless the engine's own command tells.
   */
  async ending(noun: string, state: Properties): Promise<Ending> {
    await this.listener.listenToState();
    if (this.listener.isUntold) throw new Error(UNTOLD);
    if (this.listener.checks) return "resource";
    if (this.listener.isForeign) throw new Error(FOREIGN);
    if (this.listener.areSilent) {
      const destroys = await this.listener.destroys();
      return destroys === undefined ? "unclear" : destroys ? "stack" : "resource";
    }
    return (await this.isDestroy(noun, state)) ? "stack" : "resource";
  }

  private async isDestroy(noun: string, state: Properties): Promise<boolean> {
    if (!this.listener.isProgram) return true;
    const itself = thingsOf(this.nouns.get(noun)!.holds, state).slice(0, 1);
    const same = (await this.holders(...itself)).filter((one) => one.noun === noun);
    return same.length > 0 && same.every(({ urn }) => urn !== undefined && this.known.byUrn.has(urn));
  }
}
