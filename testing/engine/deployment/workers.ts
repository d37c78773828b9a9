/** Thrown for a step that is not begun, because another one has failed. It is no problem of its own. */
export class Skipped extends Error {}

/**
 * Does what it is given, so many at a time. Once something has failed nothing new is begun, and what is under way
 * is finished: an object that is made must get into the state.
 */
export class Workers {
  private running = 0;
  private halted = false;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly parallel: number) {}

  get stopped(): boolean {
    return this.halted;
  }

  stop(): void {
    this.halted = true;
  }

  /** Throws Skipped when nothing new is begun, else what `step` throws. */
  async take<T>(step: () => Promise<T>): Promise<T> {
    if (this.running >= this.parallel) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      if (this.halted) throw new Skipped("something else has failed");
      return await step();
    } catch (error) {
      this.halted = true;
      throw error;
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
