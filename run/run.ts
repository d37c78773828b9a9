import { Budget } from "./budget";
import { Known } from "./known";
import { type Things, thingsOf } from "./things";

type Properties = Readonly<Record<string, unknown>>;

/** A resource of this package, as a program declares it or as the state of its stack holds it. */
export interface Told {
  noun: string;
  /** Undefined for what only check has seen: the engine hands no URN to a dynamic provider. */
  urn?: string | undefined;
  /** Inputs of what is declared, inputs and outputs of what is held; ANY for what nobody knows yet. */
  properties: Properties;
}

/** What a program that is running tells of itself and of its stack, when it is asked. It only grows. */
export interface Testimony {
  /** What it has declared with values that come of other resources, and were not there: as far as it was known. */
  open: readonly Told[];
  /** What it has declared by now. What was open before has the same URN. */
  declared: readonly Told[];
  /** What is there of it by now, by the outputs that tell its identity. */
  made: readonly Told[];
  /** What the state of its stack held when the run began. */
  held: readonly Told[];
  /** Whether some process of the run has said that check was called in it. */
  checks: boolean;
}

/** What one process wants to know, and what it has to say itself. */
export interface Question {
  /** How much of the testimony it has heard already. */
  heard: { readonly [part in "open" | "declared" | "made" | "held"]: number };
  /** Whether check has been called in it. */
  checks: boolean;
}

/** Asks the program for what has not been heard yet; undefined where none runs. */
export type Ask = (question: Question) => Promise<Testimony | undefined>;

/** A resource that was waited for in vain may come of the one that waits. */
const WAIT_MS = 100;
const WAITS = 50;

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
  /** Whether check has been called, here or in another process: it never is where a stack is destroyed or refreshed. */
  private checks = false;
  private readonly known: Known;
  private program = false;
  private asking: Promise<void> = Promise.resolve();
  /** A question that has not been put yet: whoever wants to know by then hears the answer. */
  private next: Promise<void> | undefined;

  constructor(
    private readonly nouns: ReadonlyMap<string, Things>,
    private readonly ask: Ask = async () => undefined,
    private readonly sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  ) {
    this.known = new Known(nouns);
  }

  /** Check has seen a resource with these inputs: it is declared. The first time, all processes of the run hear of it. */
  async see(noun: string, inputs: Properties): Promise<void> {
    this.known.declare({ noun, properties: inputs });
    if (this.checks) return;
    this.checks = true;
    await this.listen();
  }

  /** A resource was deleted and its things were left to others: whoever declares them takes them over. */
  leave(noun: string, state: Properties): void {
    this.known.hold({ noun, properties: state });
  }

  /** Whether this is a run of a program, as far as anybody can tell. */
  async isProgram(): Promise<boolean> {
    if (!this.checks && !this.program) await this.listen();
    return this.checks || this.program;
  }

  /**
   * Whether some resource of this run declares one of these things. Throws UnclearError when one may,
   * with a value that is still to come; but one that itself held the identity `heldAs` keeps it.
   */
  async declares(things: readonly string[], heldAs: string): Promise<boolean> {
    for (let waits = 0; ; waits++) {
      await this.listen();
      if (things.some((thing) => this.known.isDeclared(thing))) return true;
      const coming = things.flatMap((thing) => this.known.open.of(thing));
      if (coming.length === 0) return false;
      // A resource that is deleted before it is replaced waits for what is replaced with it.
      if (coming.some(({ urn }) => this.known.held.of(heldAs).some((one) => one.urn === urn))) return true;
      if (waits === WAITS) throw new UnclearError(unclear(coming));
      await this.sleep(WAIT_MS);
    }
  }

  /** Whether some resource of this run declares, or may yet declare, one of these things. */
  async mayDeclare(...things: string[]): Promise<boolean> {
    await this.listen();
    return things.some((thing) => this.known.isDeclared(thing) || this.known.open.has(thing));
  }

  /** Last parts of the declared things that begin with `prefix`. */
  async declaredUnder(prefix: string): Promise<string[]> {
    await this.listen();
    return [this.known.declared, this.known.made, this.known.open].flatMap((index) => index.under(prefix));
  }

  /** Last parts of the held things that begin with `prefix`. */
  async heldUnder(prefix: string): Promise<string[]> {
    await this.listen();
    return this.known.held.under(prefix);
  }

  /** Grows with what is declared: what follows from it holds as long as this stays. */
  get version(): number {
    return this.known.declared.all.size + this.known.made.all.size;
  }

  /** The resources that declare a thing. */
  async declarers(thing: string): Promise<readonly Told[]> {
    await this.listen();
    return this.known.declared.of(thing);
  }

  /** The resources of the stack that had one of these things when the run began. */
  async holders(...things: string[]): Promise<readonly Told[]> {
    await this.listen();
    return [...new Set(things.flatMap((thing) => this.known.held.of(thing)))];
  }

  /** All that the stack held when the run began. */
  async all(): Promise<readonly Told[]> {
    await this.listen();
    return [...this.known.held.all];
  }

  /** What the program declares in the place of a resource that was held; undefined when nothing. */
  async successor({ urn }: Told): Promise<Told | undefined> {
    await this.listen();
    return urn === undefined ? undefined : this.known.byUrn.get(urn);
  }

  /** What is there of a declared resource; undefined while its identity is not known. */
  async made({ urn }: Told): Promise<Told | undefined> {
    await this.listen();
    return urn === undefined ? undefined : this.known.madeByUrn.get(urn);
  }

  /** The resource that was held where this one is declared. */
  async predecessor({ urn }: Told): Promise<Told | undefined> {
    await this.listen();
    return urn === undefined ? undefined : this.known.heldByUrn.get(urn);
  }

  /**
   * Whether a deletion is part of destroying a stack: no check has come, and no program runs, or it runs
   * and still declares what is deleted (`destroy --run-program`).
   */
  async isDestroy(noun: string, state: Properties): Promise<boolean> {
    await this.listen();
    if (this.checks) return false;
    if (!this.program) return true;
    const itself = thingsOf(this.nouns.get(noun)!.holds, state).slice(0, 1);
    const same = (await this.holders(...itself)).filter((one) => one.noun === noun);
    return same.length > 0 && same.every(({ urn }) => urn !== undefined && this.known.byUrn.has(urn));
  }

  /** Takes in what the program has told since it was asked last. */
  private listen(): Promise<void> {
    if (this.next !== undefined) return this.next;
    const asking = this.asking.then(async () => {
      this.next = undefined;
      const said = await this.ask({ heard: this.known.heard, checks: this.checks });
      if (said === undefined) return;
      this.program = true;
      this.checks ||= said.checks;
      this.known.take(said);
    });
    this.next = asking;
    this.asking = asking.catch(() => undefined);
    return asking;
  }
}

const nameOf = (urn = "") => urn.split("::").at(-1);

const unclear = (coming: readonly Told[]) =>
  `${coming.map(({ noun, urn }) => `${noun} "${nameOf(urn)}"`).join(" and ")} may keep it, and waits for another ` +
  "resource. Run again, and that is known by then.";
