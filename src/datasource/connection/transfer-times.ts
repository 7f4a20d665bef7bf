/**
 * How long it took until answers began. A page that draws many panels reads the rest of an answer late, and an engine
 * must not be taken for slow because of that.
 */
export class TransferTimes {
  private readonly observer: PerformanceObserver | undefined;
  private readonly entries: PerformanceEntry[] = [];

  /** `suffix` ends the addresses that count; call `stop` when done. */
  constructor(private readonly suffix: string) {
    if (typeof PerformanceObserver === 'function' && PerformanceObserver.supportedEntryTypes?.includes('resource')) {
      this.observer = new PerformanceObserver((list) => this.entries.push(...list.getEntries()));
      this.observer.observe({ type: 'resource' });
    }
  }

  /** Milliseconds until the answer to the last such request began; undefined where the browser does not tell. */
  stop(): number | undefined {
    const entries = [...this.entries, ...(this.observer?.takeRecords() ?? [])] as PerformanceResourceTiming[];
    this.observer?.disconnect();
    const last = entries.filter(({ name }) => name.endsWith(this.suffix)).pop();
    // Zero where another origin hides its times.
    return last && last.requestStart > 0 ? Math.max(0, last.responseStart - last.requestStart) : undefined;
  }
}
