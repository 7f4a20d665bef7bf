import { type Budgeted, HistoryBudget } from './budget';
import { layoutBytes, scrapeBytes } from './sizes';
import type { Layout, Scrape } from './types';

export { HistoryBudget };

const DEFAULT_SPAN = 15 * 60 * 1000;

/** A scrape that is not later than the one before it. */
export class ScrapeOrderError extends Error {
  override readonly name = 'ScrapeOrderError';

  constructor(
    readonly last: number,
    readonly got: number
  ) {
    super(`a scrape at ${got} ms came after the one at ${last} ms, expected a later time`);
  }
}

/** How much less than its time span a history holds because all histories together ran out of memory. */
export interface Shortened {
  /** Milliseconds that the history would hold. */
  readonly wanted: number;
  /** Milliseconds that it does hold. */
  readonly kept: number;
}

/** The last scrapes of one target, bounded by time and by a memory budget shared with other targets. */
export class History implements Budgeted {
  private list: readonly Scrape[] = [];
  private size = 0;
  private readonly layouts = new Map<Layout, number>();
  // The oldest and the newest scrape that the budget took.
  private cut: { readonly first: number; readonly last: number } | undefined;

  /** `span` in milliseconds, 15 minutes without it. */
  constructor(
    private readonly budget: HistoryBudget,
    readonly span: number = DEFAULT_SPAN
  ) {
    budget.add(this);
  }

  /** In ascending order of time. An array once given never changes: each push makes another one. */
  get scrapes(): readonly Scrape[] {
    return this.list;
  }

  /** Estimated bytes that the scrapes take, their layouts included. */
  get bytes(): number {
    return this.size;
  }

  /** Milliseconds between the oldest and the newest scrape. */
  get kept(): number {
    return this.list.length === 0 ? 0 : this.list[this.list.length - 1].t - this.list[0].t;
  }

  /** Not null while scrapes that are within the time span are missing because memory ran out. */
  get shortened(): Shortened | null {
    const newest = this.list.at(-1);
    if (!newest || !this.cut || this.cut.last < newest.t - this.span) {
      return null;
    }
    return { wanted: Math.min(this.span, newest.t - this.cut.first), kept: this.kept };
  }

  /** Adds the newest scrape and lets go of those older than the span. Throws ScrapeOrderError. */
  push(scrape: Scrape): void {
    const newest = this.list.at(-1);
    if (newest && !(scrape.t > newest.t)) {
      throw new ScrapeOrderError(newest.t, scrape.t);
    }
    const oldest = scrape.t - this.span;
    let drop = 0;
    while (drop < this.list.length && this.list[drop].t < oldest) {
      this.forget(this.list[drop++]);
    }
    this.list = [...this.list.slice(drop), scrape];
    this.count(scrape);
    this.budget.enforce();
  }

  /** Drops the oldest scrape for want of memory; false where only one is left. */
  dropOldest(): boolean {
    if (this.list.length < 2) {
      return false;
    }
    const [oldest] = this.list;
    this.cut = { first: this.cut?.first ?? oldest.t, last: oldest.t };
    this.forget(oldest);
    this.list = this.list.slice(1);
    return true;
  }

  /** Lets go of everything and of its share of the budget. */
  dispose(): void {
    this.budget.remove(this);
    this.list = [];
    this.layouts.clear();
    this.size = 0;
    this.cut = undefined;
  }

  private count(scrape: Scrape): void {
    this.size += scrapeBytes(scrape);
    const layout = scrape.snapshot?.layout;
    if (layout) {
      const users = this.layouts.get(layout) ?? 0;
      this.size += users === 0 ? layoutBytes(layout) : 0;
      this.layouts.set(layout, users + 1);
    }
  }

  private forget(scrape: Scrape): void {
    this.size -= scrapeBytes(scrape);
    const layout = scrape.snapshot?.layout;
    if (layout) {
      const users = (this.layouts.get(layout) ?? 1) - 1;
      if (users > 0) {
        this.layouts.set(layout, users);
      } else {
        this.layouts.delete(layout);
        this.size -= layoutBytes(layout);
      }
    }
  }
}
