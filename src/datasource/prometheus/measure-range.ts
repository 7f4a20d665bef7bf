import { map, type Observable, of, switchMap } from 'rxjs';
import { evaluateBundle } from '../../engine/measures/bundle/evaluate';
import { histogramOf } from '../../engine/measures/bundle/histogram-of';
import { bundleGrouping, bundleToPromQL } from '../../engine/measures/bundle/promql';
import { timesOf } from '../../engine/measures/bundle/read';
import type { MeasureValue } from '../../engine/measures/live/evaluate';
import type { PromQLContext } from '../../engine/measures/promql/context';
import { boundsToPromQL, measureToPromQL } from '../../engine/measures/promql/print';
import type { LabelFilter } from '../../engine/measures/types';
import type { MeasureSeries } from '../frames/series';
import { Columns } from '../live/columns';
import { type MeasureRequest, rateInterval } from '../live/measure-run';
import type { Span } from '../live/target-run';
import { durationText, type Grid, gridOf, stepFor } from './grid';
import type { LinkedPrometheus } from './linked-prometheus';
import { hadOtherNames } from './older-names';
import { vectorsOf, withBounds } from './vectors';

/**
 * A measure over a range (milliseconds) out of the linked Prometheus, at multiples of a step that is at least
 * `request.step`. Everything asked of one histogram alike is answered from one request.
 *
 * @throws MatcherError where the link's matchers cannot be read; errors of the answer are `PrometheusProblem`s.
 */
export function measureRange(
  link: LinkedPrometheus,
  request: MeasureRequest,
  { from, to }: Span
): Observable<MeasureSeries[]> {
  const scrape = link.scrapeInterval();
  const step = stepFor(to - from, request.step, scrape);
  const grid = gridOf(from, to, step);
  const context = contextOf(link, request, step, scrape);
  const asked = { link, request, grid, context };
  const { measure, by } = request;
  const signal = histogramOf(measure);
  const grouping = bundleGrouping(measure, by);
  if (signal && grouping) {
    return fromBundle(bundleToPromQL(signal, { ...context, by: grouping }), asked);
  }
  // What a bundle would save is less than what it would wait, for it takes longer than anything else.
  const absent = hadOtherNames(measure) ? link.absent(grid) : of(new Set<string>());
  return absent.pipe(switchMap((names) => fromFormulas({ ...asked, context: { ...context, absent: names } })));
}

interface Asked {
  readonly link: LinkedPrometheus;
  readonly request: MeasureRequest;
  readonly grid: Grid;
  readonly context: PromQLContext;
}

/** The same question makes the same text, in whatever order its labels and filters come. */
function contextOf(link: LinkedPrometheus, request: MeasureRequest, step: number, scrape: number): PromQLContext {
  const { by, filters, objectives, window = rateInterval(step, scrape) } = request;
  const chosen = [...link.conditions(), ...filters].filter((one) => !meetsAll(one));
  const conditions = new Map(chosen.map((one) => [JSON.stringify(one), one]));
  return {
    window: durationText(window),
    by: [...new Set(by)].sort(),
    select: {},
    filters: [...conditions.keys()].sort().flatMap((key) => conditions.get(key) ?? []),
    objectives,
  };
}

// A condition on a label that a signal lacks costs a join, even where every series meets it.
function meetsAll({ op, value }: LabelFilter): boolean {
  return op === '=~' && value === '.*';
}

function fromBundle(expr: string, { link, grid, request: { measure } }: Asked): Observable<MeasureSeries[]> {
  return link
    .bundle(expr, grid)
    .pipe(map((bundle) => columnsOf(bundle.times, grid.step, (t) => evaluateBundle(measure, bundle.at(t)))));
}

function fromFormulas({ link, grid, context, request: { measure } }: Asked): Observable<MeasureSeries[]> {
  const bounds = boundsToPromQL(measure, context);
  const exprs = [measureToPromQL(measure, context), ...(bounds ? [bounds.lower, bounds.upper] : [])];
  return link.series(exprs, grid).pipe(
    map(([series, ...sides]) => {
      const [values, lower, upper] = [series, sides[0] ?? [], sides[1] ?? []].map(vectorsOf);
      const at = (t: number) => withBounds(values.get(t) ?? [], lower.get(t) ?? [], upper.get(t) ?? []);
      return columnsOf(timesOf(series), grid.step, at);
    })
  );
}

/** Where nothing at all came for longer than a step, a point without values shows the gap. */
function columnsOf(times: readonly number[], step: number, at: (t: number) => MeasureValue[]): MeasureSeries[] {
  const columns = new Columns();
  times.forEach((t, i) => {
    if (i > 0 && t - times[i - 1] > 1.5 * step) {
      columns.push(times[i - 1] + step, []);
    }
    columns.push(t, at(t));
  });
  return columns.series();
}
