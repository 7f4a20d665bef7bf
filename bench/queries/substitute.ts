import { rangeUtil } from '@grafana/data';
import { rateInterval } from '../../src/datasource/live/measure-run';
import type { SentTarget } from './dashboard';
import { SCRAPE_INTERVAL } from './pages';
import type { Query } from './timing';

/** Values of a dashboard's variables, as Grafana puts them into a query. */
export type Values = ReadonlyMap<string, string>;

/** Unix seconds. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The step that Grafana takes: one point a pixel, rounded as Grafana rounds, and no shorter than the scrape interval or
 * what the panel says. Milliseconds.
 */
export function stepOf(
  { maxDataPoints, interval }: Pick<SentTarget, 'maxDataPoints' | 'interval'>,
  { from, to }: Range
) {
  const least = interval ? rangeUtil.intervalToMs(interval) : SCRAPE_INTERVAL * 1000;
  return Math.max(rangeUtil.roundInterval(((to - from) * 1000) / maxDataPoints), least);
}

/** A query as Grafana sends it to Prometheus: its variables put in, a range moved to multiples of its step. */
export function queryOf(
  sent: Pick<SentTarget, 'maxDataPoints' | 'interval' | 'panel'>,
  { name, expr, instant, group }: Pick<Query, 'name' | 'expr' | 'instant' | 'group'>,
  values: Values,
  range: Range
): Query {
  const step = stepOf(sent, range);
  return {
    name,
    group,
    instant,
    expr: substituted(expr, values, step, range),
    ...(instant ? range : aligned(range, step / 1000)),
    step: step / 1000,
  };
}

function aligned({ from, to }: Range, step: number): Range {
  return { from: Math.floor(from / step) * step, to: Math.floor(to / step) * step };
}

function substituted(expr: string, values: Values, step: number, { from, to }: Range): string {
  const builtIn = new Map([
    ['__interval', `${step / 1000}s`],
    ['__rate_interval', `${rateInterval(step, SCRAPE_INTERVAL * 1000) / 1000}s`],
    ['__range', `${to - from}s`],
    ['__to', `${to * 1000}`],
    ['__interval_ms', `${step}`],
  ]);
  return expr.replace(/\$([A-Za-z_]\w*)|\$\{(\w+)(?::\w+)?\}/g, (whole, bare?: string, braced?: string) => {
    const name = bare ?? braced ?? '';
    return builtIn.get(name) ?? values.get(name) ?? unknown(whole, expr);
  });
}

function unknown(variable: string, expr: string): never {
  throw new RangeError(`no value for ${variable} in ${expr}`);
}
