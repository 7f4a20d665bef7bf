import {
  DataSourceApi,
  LoadingState,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type MetricFindValue,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { labelValues, queryInstant, queryRange } from './client';
import { seriesFrames, tableFrame, type PrometheusQuery } from './frames';
import { timing } from './step';
import { escapeForPromql, parseMetricFind } from './variables';

interface FindOptions {
  scopedVars?: ScopedVars;
  range?: TimeRange;
}

/** Reads Prometheus as Grafana's own datasource does, as far as dashboards of the plugin need it. */
export class PrometheusPreview extends DataSourceApi<PrometheusQuery> {
  private readonly base: string;

  constructor(
    settings: DataSourceInstanceSettings,
    private readonly scrapeInterval: string
  ) {
    super(settings);
    this.base = settings.url ?? '';
  }

  async query(request: DataQueryRequest<PrometheusQuery>): Promise<DataQueryResponse> {
    const queries = request.targets.filter(({ expr, hide }) => expr && !hide);
    const alone = new Set(queries.filter(({ format }) => format === 'table').map(({ refId }) => refId)).size <= 1;
    const answers = await Promise.allSettled(queries.map((query) => this.run(query, request, alone)));
    const errors = answers.flatMap((answer, i): DataQueryError[] =>
      answer.status === 'rejected' ? [{ message: String(answer.reason?.message), refId: queries[i].refId }] : []
    );
    const data = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    return { data, errors, state: errors.length > 0 ? LoadingState.Error : LoadingState.Done };
  }

  async metricFindQuery(query: string | { query: string }, options: FindOptions = {}): Promise<MetricFindValue[]> {
    const text = typeof query === 'string' ? query : query.query;
    const found = parseMetricFind(this.interpolate(text, options.scopedVars));
    const end = Math.floor((options.range?.to.valueOf() ?? Date.now()) / 1000);
    const start = Math.floor((options.range?.from.valueOf() ?? Date.now() - 3_600_000) / 1000);
    if (found?.kind === 'label_values') {
      const values = await labelValues(this.base, found.label, { start, end, 'match[]': found.match });
      return values.map((value) => ({ text: value }));
    }
    if (found?.kind === 'metrics') {
      const names = await labelValues(this.base, '__name__', { start, end });
      return names.filter((name) => new RegExp(found.pattern).test(name)).map((name) => ({ text: name }));
    }
    if (found?.kind === 'query_result') {
      const series = await queryInstant(this.base, { query: found.expr, time: end });
      return seriesFrames({ refId: '', expr: '' }, found.expr, series).map(({ name, fields }) => ({
        text: `${name} ${fields[1].values[0]} ${fields[0].values[0]}`,
      }));
    }
    return [];
  }

  async testDatasource() {
    return { status: 'success', message: 'ok' };
  }

  private async run(written: PrometheusQuery, request: DataQueryRequest, alone: boolean): Promise<DataFrame[]> {
    const replace = (text?: string) => text && getTemplateSrv().replace(text, request.scopedVars);
    const query = { ...written, legendFormat: replace(written.legendFormat) };
    const minStep = replace(query.interval);
    const { macros, ...times } = timing(request.range, request.maxDataPoints ?? 1000, minStep, this.scrapeInterval);
    const expr = this.interpolate(query.expr, { ...request.scopedVars, ...macros });
    const frames = [];
    if (query.range || !query.instant) {
      frames.push(toFrames(query, expr, await queryRange(this.base, { query: expr, ...times }), times.step));
    }
    if (query.instant) {
      frames.push(
        toFrames(query, expr, await queryInstant(this.base, { query: expr, time: request.range.to.valueOf() / 1000 }))
      );
    }
    return frames.flat();

    function toFrames(...[of, text, series, step]: Parameters<typeof seriesFrames>): DataFrame[] {
      return of.format === 'table' ? [tableFrame(of, text, series, alone)] : seriesFrames(of, text, series, step);
    }
  }

  private interpolate(text: string, scopedVars?: ScopedVars): string {
    return getTemplateSrv().replace(text, scopedVars, escapeForPromql);
  }
}
