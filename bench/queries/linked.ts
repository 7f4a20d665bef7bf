import { lastValueFrom } from 'rxjs';
import { panelContext } from '../../as-code/dashboards/context';
import { measureRequest } from '../../src/datasource/live/measure-request';
import { LinkedPrometheus } from '../../src/datasource/prometheus/linked-prometheus';
import { measureRange } from '../../src/datasource/prometheus/measure-range';
import type { LabelFilter } from '../../src/engine/measures/types';
import { type Answer, type AskedRequest, LinkedDatasource } from '../../tests/support/linked-datasource';
import type { Asked } from './asked';
import { type Range, stepOf, type Values } from './substitute';
import { answerTo, type Query } from './timing';

/**
 * The queries that the vLLM datasource sends in its Prometheus mode for these measures: it is asked for all of them, and
 * what it asked in turn is kept. A histogram's buckets come in one query for each step and grouping. It is
 * answered for the end of the range only, which is enough for it to tell what else it needs.
 */
export async function linkedQueries(
  url: string,
  measures: readonly Asked[],
  values: Values,
  range: Range
): Promise<Query[]> {
  const datasource = new LinkedDatasource(answersOf(url));
  const link = new LinkedPrometheus('prom', '', datasource.list);
  const span = { from: range.from * 1000, to: range.to * 1000 };
  const filters = filtersOf(values);
  const answers = await Promise.allSettled(
    measures.map(async ({ sent, measure, by, window }) => {
      const own = window === panelContext.window ? undefined : window;
      const query = { refId: 'A', queryType: 'measure', measure: measure.id, by, filters, window: own } as const;
      // As the datasource answers a table.
      const asked = sent.target.instant ? { from: span.to, to: span.to } : span;
      // Who leaves with the first value has the answer forgotten, which Grafana does not.
      return lastValueFrom(measureRange(link, measureRequest(query, stepOf(sent, range)), asked));
    })
  );
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
  return datasource.requests.flatMap(queriesOf);
}

/** What the dashboard's variables select, as conditions. */
function filtersOf(values: Values): LabelFilter[] {
  return Object.entries(panelContext.select).map(([label, variable]) => ({
    label,
    op: '=~',
    value: values.get(variable.slice(1)) ?? '.*',
  }));
}

function queriesOf({ targets, range, intervalMs }: AskedRequest): Query[] {
  const [from, to, step] = [range.from.valueOf(), range.to.valueOf(), intervalMs].map((ms) => ms / 1000);
  return targets.map(({ expr }) => ({
    name: `${/[a-zA-Z_:][\w:]*(?=\{)/.exec(expr)?.[0] ?? expr}${expr.includes('by (cluster, engine') ? ' by engine' : ''}, step ${step} s`,
    group: 'value',
    expr,
    instant: false,
    from,
    to,
    step,
  }));
}

function answersOf(url: string): Answer {
  return async (expr, request) => {
    const [query] = queriesOf(request);
    const series = await answerTo(url, { ...query, expr, from: query.to });
    return series.map(({ metric, values = [] }) => ({
      labels: metric,
      times: values.map(([t]) => Math.round(t * 1000)),
      values: values.map(([, value]) => (value === '+Inf' ? Infinity : Number(value))),
    }));
  };
}
