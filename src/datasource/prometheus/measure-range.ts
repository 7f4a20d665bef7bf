import { combineLatest, map, type Observable, of, switchMap } from 'rxjs';
import { evaluateBundle, shareWithin } from '../../engine/measures/bundle/evaluate';
import { histogramOf } from '../../engine/measures/bundle/histogram-of';
import { boundSamplesToPromQL, bundleGrouping, bundleToPromQL } from '../../engine/measures/bundle/promql';
import { type HistogramAt, timesOf } from '../../engine/measures/bundle/read';
import { allHaveBound, type Share, shareOf } from '../../engine/measures/bundle/within';
import type { MeasureValue } from '../../engine/measures/live/evaluate';
import { samplesOf } from '../../engine/measures/live/shape';
import { type Parts, partsOf } from '../../engine/measures/parts/parts';
import { Vectors } from '../../engine/measures/parts/read';
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

// A value that Prometheus takes from before the range is of the last five minutes.
const LOOK_BACK = 5 * 60_000;

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
  const { measure, by, window = rateInterval(step, scrape) } = request;
  const context = contextOf(link, request, window);
  const asked = { link, request, grid, context, reach: grid.to - grid.from + window + LOOK_BACK };
  const signal = histogramOf(measure);
  const grouping = bundleGrouping(measure, by);
  if (signal && grouping) {
    const expr = bundleToPromQL(signal, { ...context, by: grouping });
    return fromBundle(expr, asked, (histograms) => evaluateBundle(measure, histograms));
  }
  // What a bundle would save is less than what it would wait, for it takes longer than anything else.
  const absent = hadOtherNames(measure) ? link.absent(grid) : of(new Set<string>());
  return absent.pipe(
    switchMap((names) => {
      const known = { ...asked, context: { ...context, absent: names } };
      const share = grouping && shareOf(measure, request.objectives);
      // At one instant, to ask whether all have the bound costs as much as the answer.
      if (share && grid.from < grid.to && !context.filters?.some(({ label }) => label === 'le')) {
        return fromShare(share, { ...known, bundled: { ...context, by: grouping } });
      }
      const parts = partsOf(measure, known.context);
      return parts ? fromParts(parts, known) : fromFormulas(known);
    })
  );
}

interface Asked {
  readonly link: LinkedPrometheus;
  readonly request: MeasureRequest;
  readonly grid: Grid;
  readonly context: PromQLContext;
  /** How far back samples matter, milliseconds. */
  readonly reach: number;
}

/** The same question makes the same text, in whatever order its labels and filters come. */
function contextOf(link: LinkedPrometheus, request: MeasureRequest, window: number): PromQLContext {
  const { by, filters, objectives } = request;
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

function fromBundle(
  expr: string,
  { link, grid }: Asked,
  of: (histograms: readonly HistogramAt[]) => MeasureValue[]
): Observable<MeasureSeries[]> {
  return link.bundle(expr, grid).pipe(map((bundle) => columnsOf(bundle.times, grid.step, (t) => of(bundle.at(t)))));
}

/**
 * A share within an objective. Where every engine has the bound, it is read out of the buckets that others ask for anyway,
 * or else of two of them, and takes a formula that tells engines apart only where one lacks it.
 */
function fromShare({ signal, bound }: Share, asked: Asked & { readonly bundled: PromQLContext }) {
  const { link, grid, context, bundled, reach } = asked;
  const samples = boundSamplesToPromQL(signal, context, bound, durationText(reach));
  return link.series(samples, { ...grid, from: grid.to }).pipe(
    switchMap((answers) => {
      if (!allHaveBound(answers)) {
        return fromFormulas(asked);
      }
      const all = bundleToPromQL(signal, bundled);
      const two = bundleToPromQL(signal, { ...context, by: bundled.by }, bound);
      return fromBundle(link.hasBundle(all, grid) ? all : two, asked, (histograms) => shareWithin(bound, histograms));
    })
  );
}

/** A measure put together from answers that others ask for as well. */
function fromParts({ formulas, join }: Parts, { link, grid }: Asked): Observable<MeasureSeries[]> {
  return combineLatest(formulas.map((formula) => link.series([formula], grid))).pipe(
    map((answers) => {
      const vectors = answers.map(([series]) => new Vectors(series));
      const values = new Map(
        timesOf(answers.flat(2)).map((t) => [t, samplesOf(join(vectors.map((one) => one.at(t))))])
      );
      const times = [...values].filter(([, samples]) => samples.length > 0).map(([t]) => t);
      return columnsOf(times, grid.step, (t) => values.get(t) ?? []);
    })
  );
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
