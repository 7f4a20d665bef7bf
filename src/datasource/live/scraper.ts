import { backOff, intervalFor } from './schedule';
import type { Attempt } from './types';

export interface ScraperDeps {
  /** Gets the page; never rejects. */
  readonly fetch: (signal: AbortSignal) => Promise<Attempt>;
  readonly onAttempt: (attempt: Attempt) => void;
  /** Milliseconds between two scrapes as set up. */
  readonly wanted: number;
  readonly now?: () => number;
  readonly random?: () => number;
}

/** Scrapes a page again and again while it is started: one at a time, slower where the page is slow or fails. */
export class Scraper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private flight: AbortController | undefined;
  private running = false;
  private durations: readonly number[] = [];
  private failures = 0;
  private lastStart = -Infinity;

  constructor(private readonly deps: ScraperDeps) {}

  /** Milliseconds between two scrapes now. */
  get interval(): number {
    return intervalFor(this.deps.wanted, this.durations);
  }

  /** Scrapes at once where the last scrape, whoever made it, is older than the interval. `last` is its time. */
  start(last = -Infinity): void {
    if (this.running) {
      return;
    }
    this.running = true;
    this.lastStart = Math.max(this.lastStart, last);
    this.plan(this.lastStart + this.interval);
  }

  /** Stops, and lets go of a scrape that has not answered yet. */
  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
    this.flight?.abort();
    this.flight = undefined;
  }

  /** Scrapes now, unless it is doing so. */
  now(): void {
    if (this.running && !this.flight) {
      clearTimeout(this.timer);
      void this.scrape();
    }
  }

  /** Learns from a scrape that another tab made. */
  learn({ ms, problem }: Attempt): void {
    this.failures = problem ? this.failures + 1 : 0;
    if (!problem) {
      this.durations = [...this.durations.slice(-2), ms];
    }
  }

  private plan(at: number): void {
    // A clock that was set back must not stop the scrapes until it has caught up.
    const wait = Math.min(Math.max(0, at - this.time()), 2 * Math.max(this.interval, this.deps.wanted * 64));
    this.timer = setTimeout(() => void this.scrape(), wait);
  }

  private async scrape(): Promise<void> {
    const flight = new AbortController();
    this.flight = flight;
    this.lastStart = this.time();
    const attempt = await this.deps.fetch(flight.signal);
    if (this.flight !== flight) {
      return;
    }
    this.flight = undefined;
    this.learn(attempt);
    const wait =
      this.failures > 0 ? backOff(this.interval, this.failures, this.deps.random) : Math.max(this.interval, 0);
    this.plan(this.lastStart + wait);
    this.deps.onAttempt(attempt);
  }

  private time(): number {
    return (this.deps.now ?? Date.now)();
  }
}
