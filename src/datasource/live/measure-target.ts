import type { DataFrame } from '@grafana/data';
import { signature } from '../../engine/measures/live/vector';
import { requirement } from '../../engine/measures/requirement';
import type { Measure } from '../../engine/measures/types';
import type { MeasureFrameOptions } from '../frames/measure';
import { formFrames } from '../frames/form';
import { emptyFrame } from '../frames/empty';
import type { MeasureSeries } from '../frames/series';
import type { MeasureQuery } from '../query/model';
import { type Evaluators, type MeasureRequest, MeasureRun } from './measure-run';
import type { Span, TargetRun } from './target-run';
import type { FeedState } from './types';

/** A measure of the catalogue, live; `older` holds what Prometheus knows from before the history began. */
export class MeasureTarget implements TargetRun {
  readonly page = 'engine';
  readonly refId: string;
  private readonly run: MeasureRun;
  private older: readonly MeasureSeries[] = [];

  constructor(
    private readonly query: MeasureQuery,
    readonly request: MeasureRequest,
    private readonly options: Pick<MeasureFrameOptions, 'bounds'>,
    evaluators: Evaluators
  ) {
    this.refId = query.refId;
    this.run = new MeasureRun(request, evaluators);
  }

  /** Puts points of Prometheus before the live ones. */
  prepend(older: readonly MeasureSeries[]): void {
    this.older = older;
  }

  advance(state: FeedState, { from, to }: Span, until: number): boolean {
    return this.run.advance(state, from, to, until);
  }

  frames(state: FeedState, { from }: Span): DataFrame[] {
    const live = this.run.series();
    const series = this.older.length > 0 ? joined(this.older, live, from, state.skew) : live;
    return series.length > 0
      ? formFrames(this.request.measure, series, this.query, this.options)
      : [emptyFrame(this.refId, whyEmpty(this.request.measure, state))];
  }
}

function whyEmpty(measure: Measure, { scrapes, snapshot }: FeedState): string {
  if (!snapshot) {
    return 'Waiting for the first scrape.';
  }
  if (scrapes.length < 3) {
    return `${measure.title}: waiting for a few more scrapes.`;
  }
  const needs =
    requirement(measure) || 'Its statistics may be off (--disable-log-stats), or the filters match nothing.';
  return `${measure.title}: not exposed by this engine. ${needs}`;
}

function joined(
  older: readonly MeasureSeries[],
  live: readonly MeasureSeries[],
  from: number,
  skew = 0
): MeasureSeries[] {
  const pairs = new Map<string, { labels: MeasureSeries['labels']; older?: MeasureSeries; live?: MeasureSeries }>();
  // Prometheus tells time by the server's clock, live points by this browser's.
  older.forEach((one) =>
    pairs.set(signature(one.labels), {
      labels: one.labels,
      older: { ...one, times: one.times.map((t) => t - skew) },
    })
  );
  live.forEach((one) => {
    const key = signature(one.labels);
    pairs.set(key, { ...pairs.get(key), labels: one.labels, live: one });
  });
  return [...pairs.values()].map((pair) => join(pair, from));
}

function join(
  { labels, older, live }: { labels: MeasureSeries['labels']; older?: MeasureSeries; live?: MeasureSeries },
  from: number
): MeasureSeries {
  const begin = live?.times[0] ?? Infinity;
  const kept = (older?.times ?? []).flatMap((t, i) => (t >= from && t < begin ? [i] : []));
  const pick = (name: 'values' | 'lower' | 'upper'): Array<number | null> => [
    ...kept.map((i) => older?.[name]?.[i] ?? null),
    ...(live?.[name] ?? (live?.times ?? []).map(() => null)),
  ];
  const bounded = older?.upper || live?.upper;
  return {
    labels,
    times: [...kept.map((i) => older?.times[i] ?? 0), ...(live?.times ?? [])],
    values: pick('values'),
    ...(bounded && { lower: pick('lower'), upper: pick('upper') }),
    sources: [...kept.map(() => 'prometheus' as const), ...(live?.times ?? []).map(() => 'live' as const)],
  };
}
