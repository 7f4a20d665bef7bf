const DEFAULT_BYTES = 64 * 1024 * 1024;

/** What a budget asks of a history: how much it holds, over what time, and to give up its oldest scrape. */
export interface Budgeted {
  readonly bytes: number;
  /** Milliseconds between the oldest and the newest scrape. */
  readonly kept: number;
  /** Drops the oldest scrape; false where only one is left. */
  dropOldest(): boolean;
}

/**
 * The memory that the histories of all targets may take together. Over budget, whichever history is the longest gives
 * up its oldest scrapes, so that many targets end up with histories of one length.
 */
export class HistoryBudget {
  private readonly histories = new Set<Budgeted>();

  /** `limit` in bytes, 64 MiB without it. */
  constructor(readonly limit: number = DEFAULT_BYTES) {}

  /** The bytes that all histories hold together, as estimated from what is in them. */
  get used(): number {
    let sum = 0;
    for (const history of this.histories) {
      sum += history.bytes;
    }
    return sum;
  }

  /** Counts a history from now on. */
  add(history: Budgeted): void {
    this.histories.add(history);
  }

  /** Counts a history no more. */
  remove(history: Budgeted): void {
    this.histories.delete(history);
  }

  /** Shortens the longest histories until all fit; at least one scrape of each stays. */
  enforce(): void {
    let over = this.used - this.limit;
    while (over > 0) {
      const longest = this.longest();
      const before = longest?.bytes ?? 0;
      if (!longest?.dropOldest()) {
        return;
      }
      over -= before - longest.bytes;
    }
  }

  private longest(): Budgeted | undefined {
    let longest: Budgeted | undefined;
    for (const history of this.histories) {
      if (history.kept > 0 && (longest === undefined || history.kept > longest.kept)) {
        longest = history;
      }
    }
    return longest;
  }
}
