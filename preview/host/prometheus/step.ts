import { rangeUtil, type ScopedVars, type TimeRange } from '@grafana/data';

export interface Timing {
  /** Seconds, both multiples of the step. */
  start: number;
  end: number;
  step: number;
  macros: ScopedVars;
}

const MAX_POINTS = 11_000;

/** Step and macros of a query, by the rules of Grafana's Prometheus datasource. */
export function timing(
  range: TimeRange,
  maxDataPoints: number,
  minStep: string | undefined,
  scrapeInterval: string
): Timing {
  const lowest = toMs(minStep) ?? toMs(scrapeInterval) ?? 15_000;
  const length = range.to.valueOf() - range.from.valueOf();
  const wanted = rangeUtil.calculateInterval(range, maxDataPoints, `${lowest}ms`).intervalMs;
  const stepMs = Math.max(wanted, rangeUtil.roundInterval(length / MAX_POINTS));
  const rateMs = Math.max(stepMs + lowest, 4 * lowest);
  const step = stepMs / 1000;
  return {
    step,
    start: Math.floor(range.from.valueOf() / 1000 / step) * step,
    end: Math.floor(range.to.valueOf() / 1000 / step) * step,
    macros: {
      ...macro('__interval', stepMs),
      ...macro('__rate_interval', rateMs),
      ...macro('__range', Math.round(length / 1000) * 1000),
      __range_s: { value: Math.round(length / 1000) },
    },
  };
}

function macro(name: string, ms: number): ScopedVars {
  return { [name]: { value: ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms` }, [`${name}_ms`]: { value: ms } };
}

// A minimum step may itself be a macro; Grafana then takes the scrape interval.
function toMs(interval?: string): number | undefined {
  return interval && !interval.startsWith('$') ? rangeUtil.intervalToMs(interval) : undefined;
}
