/** The engine hands over resources that are due at the same time within a few ms. */
const GATHER_MS = 25;

interface Batch<I, O> {
  items: I[];
  result: Promise<O[]>;
}

/** Gathers calls that arrive together and have the same key into one. */
export class Batches {
  /** @param gatherMs how long a batch waits for company */
  constructor(private readonly gatherMs = GATHER_MS) {}

  private readonly open = new Map<string, Batch<unknown, unknown>>();

  /**
   * Adds `item` to the batch called `key` and returns its own result.
   *
   * @param most items in one batch; the next item opens another
   * @param send does the work for a whole batch, and returns results in the order of the items
   */
  async add<I, O>(key: string, item: I, most: number, send: (items: I[]) => Promise<O[]>): Promise<O> {
    let batch = this.open.get(key) as Batch<I, O> | undefined;
    if (batch === undefined || batch.items.length >= most) {
      const items: I[] = [];
      const opened: Batch<I, O> = { items, result: this.later(key, items, send) };
      this.open.set(key, opened as Batch<unknown, unknown>);
      batch = opened;
    }
    const index = batch.items.push(item) - 1;
    return (await batch.result)[index] as O;
  }

  private async later<I, O>(key: string, items: I[], send: (items: I[]) => Promise<O[]>): Promise<O[]> {
    await new Promise((resolve) => setTimeout(resolve, this.gatherMs));
    if (this.open.get(key)?.items === items) this.open.delete(key);
    return send(items);
  }
}
