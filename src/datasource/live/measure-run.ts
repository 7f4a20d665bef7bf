import type { EvaluateOptions, LiveEvaluator } from '../../engine/measures/live/evaluate';
import type { LabelFilter, Measure } from '../../engine/measures/types';
import type { MeasureSeries } from '../frames/series';
import { Columns } from './columns';
import { breakBetween, instantsOf } from './instants';
import type { FeedState } from './types';

/** A measure as one panel asks for it. */
export interface MeasureRequest {
  readonly measure: Measure;
  readonly by: readonly string[];
  readonly filters: readonly LabelFilter[];
  readonly objectives: Readonly<Record<string, number>>;
  /** Range of rates, milliseconds; by default as long as Grafana's `$__rate_interval`, and at least `leastWindow`. */
  readonly window?: number;
  readonly leastWindow?: number;
  /** Milliseconds between two points of the graph. */
  readonly step: number;
}

/** Evaluators that all panels share. */
export interface Evaluators {
  at(state: FeedState, options: EvaluateOptions): LiveEvaluator;
}

/** Grafana's `$__rate_interval`: a step and a scrape, and at least four scrapes. All in milliseconds. */
export function rateInterval(step: number, scrapeInterval: number): number {
  return Math.max(step + scrapeInterval, 4 * scrapeInterval);
}

/** Range of rates of a request, milliseconds, where scrapes are this far apart. */
export function windowOf(
  { window, leastWindow = 0, step }: Pick<MeasureRequest, 'window' | 'leastWindow' | 'step'>,
  scrapeInterval: number
): number {
  return window ?? Math.max(rateInterval(step, scrapeInterval), leastWindow);
}

/** The points of one measure as the history grows: each instant is evaluated once. */
export class MeasureRun {
  private columns = new Columns();
  private oldest = Infinity;

  constructor(
    private readonly request: MeasureRequest,
    private readonly evaluators: Evaluators
  ) {}

  /**
   * Evaluates what is new between `from` and `to` (milliseconds) and forgets what is older. False where `until`, a time
   * of `now()`, came first: call it again to go on.
   */
  advance(
    state: FeedState,
    from: number,
    to: number,
    until: number,
    now: () => number = performance.now.bind(performance)
  ): boolean {
    const { step } = this.request;
    const first = state.scrapes[0]?.t ?? Infinity;
    if (first < this.oldest) {
      // Older scrapes came back from the store: columns only grow at their end.
      this.columns = new Columns();
    }
    this.oldest = first;
    this.columns.trim(from);
    const instants = instantsOf(state.scrapes, from, to, step);
    const { last } = this.columns;
    if (last !== undefined && last >= first && !instants.includes(last)) {
      this.columns.pop();
    }
    const failed = state.scrapes.filter(({ snapshot }) => !snapshot);
    const known = this.columns.last ?? -Infinity;
    for (const t of instants) {
      if (t <= known) {
        continue;
      }
      const broken = breakBetween(failed, this.columns.last ?? t, t);
      if (broken !== undefined) {
        this.columns.push(broken, []);
      }
      this.columns.push(t, this.evaluate(state, t));
      if (now() > until && t !== instants[instants.length - 1]) {
        return false;
      }
    }
    return true;
  }

  /** The points so far. */
  series(): MeasureSeries[] {
    return this.columns.series();
  }

  private evaluate(state: FeedState, at: number) {
    const { measure, by, filters, objectives } = this.request;
    const window = windowOf(this.request, state.interval);
    return this.evaluators.at(state, { at, window, by, filters, objectives }).measure(measure);
  }
}
