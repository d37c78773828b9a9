import { randomUUID } from "node:crypto";
import type { Known } from "./known";
import { isProvider } from "./meeting";
import { newsFor, type Programs, type Question, type Testimony, type Told } from "./testimony";
import { hasAny } from "./things";

/** What checks have seen goes to the other processes together. */
const PASS_ON_MS = 50;

/** Check was called, so that a program declares something of this package; but none can be asked. */
export class UntoldError extends Error {
  override readonly name = "UntoldError";
  override readonly message =
    "Nobody tells what the program of this run declares, so that nobody can tell what may be ended. It and its " +
    "providers need the same version of pulumi-dockerhub, and a folder to meet in: let this user write to /tmp.";
}

/** Where no engine is. */
const NO_PROGRAM: Programs = { run: async () => false, ask: async () => new Map() };

/** What one process of a run hears of the others, and tells them. */
export class Listener {
  /** Whether check has been called, here or in another process: it never is where a stack is destroyed or refreshed. */
  checks = false;
  /** Whether a program has told what it declares. */
  private told = false;
  /** Whether the plugin serves a part of what the program declares. */
  private hearsPlugin = false;
  /** Why nobody can tell what the state of the stack held. */
  unread: string | undefined;
  private readonly asker = randomUUID();
  private runs = false;
  /** Whether a program of another language runs: what it declares the processes tell that serve it, and nobody all that was held. */
  isForeign = false;
  private readonly seen: Told[] = [];
  private readonly made: Told[] = [];
  private readonly held: Told[] = [];
  /** How much of that each speaker has been told. */
  private readonly passedOn = new Map<string, number>();
  private passing = false;
  private finding: Promise<boolean> | undefined;
  private reading: Promise<void> | undefined;
  private asking: Promise<void> = Promise.resolve();
  /** A question that has not been put yet: whoever wants to know by then hears the answer. */
  private next: Promise<void> | undefined;

  constructor(
    private readonly known: Known,
    private readonly programs: Programs = NO_PROGRAM,
    private readonly sleep: (ms: number) => Promise<void>,
  ) {}

  /** Whether the engine runs a program, as far as it has been asked. */
  get isProgram(): boolean {
    return this.runs || (this.checks && !this.isForeign);
  }

  /** The same, asking the engine; and who declares something, where programs tell of themselves. */
  async findProgram(): Promise<boolean> {
    if (!this.areSilent) await this.listen();
    else if (!this.isProgram) {
      // All who want to know at the same time hear one answer.
      this.finding ??= this.programs.run().finally(() => (this.finding = undefined));
      this.runs ||= await this.finding;
    }
    return this.isProgram;
  }

  get isUntold(): boolean {
    return this.runs && !this.told && !this.areSilent;
  }

  /** Whether the engine is to end a whole stack; undefined where nobody can tell. */
  async destroys(): Promise<boolean | undefined> {
    return this.programs.destroys?.();
  }

  /** Whether the run leaves out a part of the stack, of which nobody tells: a program does not tell what it declares with the plugin. */
  async leavesOut(): Promise<boolean> {
    const isSilent = this.areSilent || this.hearsPlugin || [...this.known.heldByUrn.keys()].some(isOfPlugin);
    return isSilent && (await this.programs.leaveOut?.()) === true;
  }

  /** Whether check is the witness, and not the program. */
  get areSilent(): boolean {
    return this.programs.areSilent === true;
  }

  /** Check has seen a resource here. Every process of the run hears of it. */
  async see(told: Told): Promise<void> {
    const seen = { ...told, seenBy: this.asker };
    this.seen.push(seen);
    const isFirst = !this.checks;
    this.checks = true;
    if (this.areSilent) return this.known.see(seen);
    this.known.declare(seen);
    if (isFirst) await this.listen();
    else this.passOn();
  }

  /** A call of the engine tells what is there of a declared resource, where no program does. */
  make(told: Told): void {
    this.known.make(told);
    this.made.push(told);
  }

  /** A call of the engine tells what the stack held of a resource, where no program does. */
  recall(told: Told): void {
    this.known.hold(told);
    this.held.push(told);
  }

  /** Grows with what the engine's calls have told. */
  get news(): number {
    return this.seen.length + this.held.length;
  }

  /** What has been heard here, for another process that asks. */
  testify(question: Question): Testimony {
    this.checks ||= question.checks;
    const { made, held, checks } = this;
    const [open, declared] = [this.seen.filter(isOpen), this.seen.filter((one) => !isOpen(one))];
    return newsFor(question, { open, declared, made, held, checks });
  }

  /** Takes in what the programs have told since they were asked last. Throws where they cannot be heard. */
  listen(): Promise<void> {
    if (this.next !== undefined) return this.next;
    const asking = this.asking.then(async () => {
      this.next = undefined;
      // Whoever is silent need not be known to the engine either: the processes that it calls tell what they have seen.
      this.runs ||= !this.areSilent && (await this.programs.run());
      this.isForeign = !this.runs && !this.areSilent && (await this.programs.areForeign?.()) === true;
      if (this.runs || this.areSilent || this.isForeign) await this.ask();
    });
    this.next = asking;
    this.asking = asking.catch(() => undefined);
    return asking;
  }

  /** The same, and what the state of the stack held, where no program tells that. It is read when it is first asked for. */
  async listenToState(): Promise<void> {
    await Promise.all([this.listen(), (this.reading ??= this.readState())]);
  }

  private async readState(): Promise<void> {
    const { held = [], unread } = (await this.programs.held?.()) ?? {};
    this.unread ??= unread;
    for (const one of held) this.known.hold(one);
  }

  private async ask(): Promise<void> {
    const seen = this.seen.length;
    const said = await this.programs.ask((speaker) => this.question(speaker));
    for (const [speaker, testimony] of said) {
      this.passedOn.set(speaker, seen);
      this.told = true;
      this.hearsPlugin ||= isProvider(speaker);
      this.checks ||= testimony.checks;
      this.unread ??= testimony.unread;
      this.known.take(speaker, testimony);
    }
    if (this.checks && !this.told && !this.areSilent) throw new UntoldError();
  }

  private question(speaker: string): Question {
    const seen = this.seen.slice(this.passedOn.get(speaker) ?? 0);
    const wantsHeld = this.programs.held === undefined;
    return { asker: this.asker, heard: this.known.heardOf(speaker), checks: this.checks, seen, wantsHeld };
  }

  /** A check does not wait for it: the others have to know before the deletions, which come last. */
  private passOn(): void {
    if (this.passing) return;
    this.passing = true;
    void this.sleep(PASS_ON_MS).then(() => {
      this.passing = false;
      // Whoever asks next says what is wrong.
      this.listen().catch(() => undefined);
    });
  }
}

/** Whether a URN is of the plugin. Source: the type in it, after those of its parents. */
const isOfPlugin = (urn: string) => /(::|\$)dockerhub:/.test(urn);

const isOpen = ({ properties }: Told) => hasAny(properties);
