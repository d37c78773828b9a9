import { Budget } from "./budget";
import { Declarations } from "./declarations";
import { Known } from "./known";
import { Listener } from "./listener";
import { Endings } from "./endings";
import { type Programs, type Properties, type Question, type Testimony, type Told } from "./testimony";
import { hasAny, type Things } from "./things";
import { unclear } from "./untold";

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

/**
 * One run of the engine, as one process can know it: what check has seen, and what the program, asked,
 * tells. A diff is no witness, because a refresh calls it for what is taken out as well. Source: the
 * order in which Pulumi's engine calls a provider.
 */
export class Run {
  /** Whom the run takes something from. */
  readonly budget = new Budget();
  /** What it may end. */
  readonly endings: Endings;
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
    this.endings = new Endings(this, this.listener, nouns);
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

  /**
   * Whether a resource that had a thing may go on with it although nobody has told so by now: where programs are silent it
   * may still be checked, or be left out, unless it ends together with another one that is declared no longer.
   */
  async mayGoOn(thing: string): Promise<boolean> {
    if (!this.listener.areSilent) return false;
    return (await this.holders(thing)).some(
      ({ deletedWith }) => deletedWith === undefined || this.isDeclared(deletedWith),
    );
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

  /** Whether a resource of this URN is declared, as far as has been heard. */
  isDeclared(urn: string): boolean {
    return this.known.byUrn.has(urn);
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
}
