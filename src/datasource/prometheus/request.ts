import { CoreApp, type DataQueryRequest, dateTimeForTimeZone } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { durationText, type Grid } from './grid';

/** A query as Grafana's Prometheus datasource takes it. */
interface PrometheusQuery extends DataQuery {
  readonly expr: string;
  readonly range: boolean;
  readonly instant: boolean;
  readonly format: 'time_series' | 'table';
  readonly legendFormat: string;
  /** The shortest step. */
  readonly interval?: string;
  readonly intervalFactor?: number;
}

/** PromQL that a person wrote. */
export interface FreeQuery {
  readonly refId: string;
  readonly expr: string;
  readonly instant?: boolean;
  readonly legend?: string;
}

// As many as Prometheus allows: with fewer, Grafana would stretch the step.
const MOST_POINTS = 11_000;

/** A request for formulas at every instant of a grid, named A, B, …; `id` must be unlike that of any other request. */
export function gridRequest(exprs: readonly string[], grid: Grid, id: string): DataQueryRequest<PrometheusQuery> {
  const [from, to] = [dateTimeForTimeZone('utc', grid.from), dateTimeForTimeZone('utc', grid.to)];
  const interval = durationText(grid.step);
  return {
    requestId: id,
    app: CoreApp.Unknown,
    targets: exprs.map((expr, i) => ({
      refId: refIdAt(i),
      expr,
      range: true,
      instant: false,
      format: 'time_series',
      legendFormat: '__auto',
      interval,
      intervalFactor: 1,
    })),
    // An absolute range keeps Grafana from asking for the newest part alone.
    range: { from, to, raw: { from, to } },
    timezone: 'utc',
    interval,
    intervalMs: grid.step,
    maxDataPoints: MOST_POINTS,
    scopedVars: {},
    startTime: Date.now(),
  };
}

/** A panel's own request with queries of a person in it. */
export function forwardedRequest(
  request: DataQueryRequest,
  queries: readonly FreeQuery[]
): DataQueryRequest<PrometheusQuery> {
  return {
    ...request,
    // Grafana cancels a request when another one of the same name begins.
    requestId: [request.requestId, 'promql', ...queries.map(({ refId }) => refId)].join('-'),
    targets: queries.map(({ refId, expr, instant = false, legend }) => ({
      refId,
      expr,
      range: !instant,
      instant,
      format: instant ? 'table' : 'time_series',
      legendFormat: legend || '__auto',
    })),
  };
}

/** The name of the n-th formula of a request. */
export function refIdAt(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
