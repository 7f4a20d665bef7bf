import { map, type Observable } from 'rxjs';
import { selectorText } from '../../engine/measures/promql/selector';
import { leftOut, MOST_SERIES, type RawResult } from '../frames/raw';
import { rawUnit } from '../frames/raw-units';
import { rateInterval } from '../live/measure-run';
import type { Span } from '../live/target-run';
import { durationText, gridOf, stepFor } from '../prometheus/grid';
import type { LinkedPrometheus } from '../prometheus/linked';
import { windowIn } from '../query/durations';
import type { RawQuery } from '../query/model';

// Under these names the samples of a family are found; a counter's family has its suffix or not.
const SUFFIXES = ['', '_total', '_bucket', '_sum', '_count'];

/** A family over a range (milliseconds) out of the linked Prometheus. */
export function linkedRaw(
  link: LinkedPrometheus,
  query: RawQuery,
  interval: number,
  { from, to }: Span
): Observable<RawResult> {
  const scrape = link.scrapeInterval();
  const step = stepFor(to - from, interval, scrape);
  const window = durationText(windowIn(query) ?? rateInterval(step, scrape));
  const fn = query.fn ?? 'value';
  // The exporter is another target than the engine.
  const conditions = [...(query.page === 'gpu' ? [] : link.conditions()), ...(query.filters ?? [])];
  const names = SUFFIXES.map((suffix) => query.family + suffix);
  const exprs = names.map((name) => {
    const selector = selectorText(name, conditions);
    return fn === 'value' ? selector : `${fn}(${selector}[${window}])`;
  });
  return link.series(exprs, gridOf(from, to, step)).pipe(
    map((answers) => {
      const all = answers.flatMap((series, i) =>
        series.map(({ labels, times, values }) => ({
          labels: { __name__: names[i], ...labels },
          times: [...times],
          values: [...values],
          unit: rawUnit(names[i], fn),
        }))
      );
      return { series: all.slice(0, MOST_SERIES), notices: leftOut(all.length) };
    })
  );
}
