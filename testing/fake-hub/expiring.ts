/** Values that are forgotten: when their time is over, and the oldest where there are too many. */
export class Expiring<V> {
  private readonly kept = new Map<string, { value: V; until: number }>();

  /**
   * @param lives milliseconds
   * @param most so many are kept: whoever asks with random names fills no memory
   */
  constructor(
    private readonly lives: number,
    private readonly now: () => number,
    private readonly most = 10_000,
  ) {}

  get(key: string): V | undefined {
    const found = this.kept.get(key);
    return found !== undefined && found.until > this.now() ? found.value : undefined;
  }

  set(key: string, value: V): void {
    this.kept.delete(key);
    this.kept.set(key, { value, until: this.now() + this.lives });
    // All live equally long, so that the first is the one that ends first.
    for (const [oldest, { until }] of this.kept) {
      if (until > this.now() && this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
  }

  clear(): void {
    this.kept.clear();
  }
}
