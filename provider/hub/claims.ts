/**
 * What the declared resources of this process hold on to. Deleting another resource does not end
 * it: who moves from a single membership into a set, or back, keeps what they have.
 */
export class Claims {
  private readonly byHolder = new Map<string, readonly string[]>();
  private readonly holders = new Map<string, number>();

  /** From now on `holder` holds these things, and no others. */
  hold(holder: string, things: readonly string[]): void {
    for (const thing of this.byHolder.get(holder) ?? []) this.holders.set(thing, this.holders.get(thing)! - 1);
    this.byHolder.set(holder, things);
    for (const thing of things) this.holders.set(thing, (this.holders.get(thing) ?? 0) + 1);
  }

  /** Whether any resource holds this. */
  has(thing: string): boolean {
    return (this.holders.get(thing) ?? 0) > 0;
  }
}
