import type { Listener } from "./listener";
import type { Run } from "./run";
import type { Properties } from "./testimony";
import { type Things, thingsOf } from "./things";
import { FOREIGN, PARTIAL, PARTIAL_END, UNTOLD } from "./untold";

/** What a deletion is part of: a change of the program, the end of a whole stack, or either, as far as can be told. */
export type Ending = "resource" | "stack" | "unclear";

/** What a run may end, as far as somebody tells enough of it. */
export class Endings {
  constructor(
    private readonly run: Run,
    private readonly listener: Listener,
    private readonly nouns: ReadonlyMap<string, Things>,
  ) {}

  /**
   * What a deletion is part of: the end of a stack, when no check has come, and no program runs, or it runs and still
   * declares what is deleted (`destroy --run-program`). Where programs are silent, one that declares nothing any more
   * looks like none, unless the engine's own command tells.
   */
  async of(noun: string, state: Properties): Promise<Ending> {
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

  /** Throws where nobody can tell what the state of the stack held, and so what belongs to it. */
  async needsHeld(): Promise<void> {
    await this.listener.listenToState();
    const { unread } = this.listener;
    if (unread === undefined) return;
    throw new Error(
      `what the state of this stack held cannot be read (${unread}), so that nobody can tell what may be ended. Run again.`,
    );
  }

  /** Whether the run leaves out a part of the stack, of which no program tells what it declares. */
  leavesOut(): Promise<boolean> {
    return this.listener.leavesOut();
  }

  /** Throws where it does. */
  async needsWhole(): Promise<void> {
    if (await this.leavesOut()) throw new Error(PARTIAL);
  }

  /**
   * Throws where nobody tells all that the program declares, as it is of another language, or the run leaves a part out;
   * unless nobody `loses` anything, or, of what nobody can lose, it is declared there, or was that of a resource which is
   * declared again and replaced.
   */
  async needsHeir(noun: string, state: Properties, loses: boolean | undefined): Promise<void> {
    const why = this.listener.isForeign ? FOREIGN : (await this.leavesOut()) ? PARTIAL_END : undefined;
    if (why === undefined) return;
    const things = thingsOf(this.nouns.get(noun)!.holds, state);
    const isLost = async () => !(await this.goesOn(noun, state)) && !(await this.run.declares(things, things[0] ?? ""));
    if (loses ?? (await isLost())) throw new Error(why);
  }

  private async isDestroy(noun: string, state: Properties): Promise<boolean> {
    return !this.listener.isProgram || this.goesOn(noun, state);
  }

  /** Whether all resources of this noun that had the same are declared again. */
  private async goesOn(noun: string, state: Properties): Promise<boolean> {
    const itself = thingsOf(this.nouns.get(noun)!.holds, state).slice(0, 1);
    const same = (await this.run.holders(...itself)).filter((one) => one.noun === noun);
    return same.length > 0 && same.every(({ urn }) => urn !== undefined && this.run.isDeclared(urn));
  }
}
