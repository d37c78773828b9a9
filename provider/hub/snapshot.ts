/**
 * What one process has read of the Hub, each list once, however many resources ask for it and
 * however their questions interleave. A write forgets, or corrects, what it touched.
 */
export class Snapshot {
  private readonly lists = new Map<string, Promise<unknown>>();

  /** The list called `name`, read by `load` unless it is there or on its way. */
  get<T>(name: string, load: () => Promise<T>): Promise<T> {
    const held = this.lists.get(name);
    if (held !== undefined) return held as Promise<T>;
    const list = load().catch((error: unknown) => {
      if (this.lists.get(name) === list) this.lists.delete(name);
      throw error;
    });
    this.lists.set(name, list);
    return list;
  }

  /** Whether a list has been read, or is being read. */
  has(name: string): boolean {
    return this.lists.has(name);
  }

  /** Drops a list; one that is being read now is not handed to anybody who asks later. */
  forget(name: string): void {
    this.lists.delete(name);
  }

  /** Corrects a list in place, if it has been read. */
  async amend<T>(name: string, change: (list: T) => void): Promise<void> {
    const held = this.lists.get(name);
    if (held === undefined) return;
    change((await held.catch(() => undefined)) as T);
  }
}
