import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { boundsToPromQL, expressionToPromQL, measureToPromQL } from '../../src/engine/measures/promql/print';
import type { PromQLContext } from '../../src/engine/measures/promql/context';
import type { Measure } from '../../src/engine/measures/types';
import { datasource, panelContext } from './context';
import { legendOf } from './graph-look';
import { enginesText, stateText, unrecordedText, valueOrAbsence, valueOrInfinity } from './state';

/** The query that says why a panel is blank; its series is drawn by its name only. */
export const stateRefId = 'State';

function query(refId: string, expr: string, legend: string): DataqueryBuilder {
  return new DataqueryBuilder().refId(refId).datasource(datasource).expr(expr).legendFormat(legend).range();
}

export interface QueryOptions {
  readonly by?: readonly string[];
  readonly window?: string;
  /** Leaves a quantile out where it lies in the first bucket, of which nothing but the upper bound is known. */
  readonly resolved?: boolean;
  /** Has a value at every step, as `valueOrInfinity` says: a tile shows the last one. */
  readonly current?: boolean;
  /** The value at the end of the time range, all along it: for a limit. */
  readonly atEnd?: boolean;
  /** Leaves a sum out unless every engine takes part in it: a limit of some engines is none for all of them. */
  readonly complete?: boolean;
}

/** A measure over time, one series for each group. */
export function measureQuery(
  refId: string,
  measure: Measure,
  legend: string,
  options: QueryOptions = {}
): DataqueryBuilder {
  return query(refId, measureText(measure, options), legend);
}

/** Measures of one panel as one query; each legend may name one label in braces. */
export function togetherQuery(
  refId: string,
  lines: ReadonlyArray<QueryOptions & { readonly measure: Measure; readonly legend?: string }>
): DataqueryBuilder {
  const texts = lines.map((line) => lineText(measureText(line.measure, line), legendOf(line)));
  return query(refId, texts.join('\nor '), `{{${lineLabel}}}`);
}

/** The label that names a series of a query for several measures. */
const lineLabel = 'line';

function lineText(promql: string, legend: string): string {
  const [whole, label = ''] = /\{\{(\w+)\}\}/.exec(legend) ?? [''];
  return label
    ? `label_replace(${promql}, "${lineLabel}", "${legend.replace(whole, '$1')}", "${label}", "(.*)")`
    : `label_replace(${promql}, "${lineLabel}", "${legend}", "", "")`;
}

function measureText(
  measure: Measure,
  { by = [], window = panelContext.window, atEnd, resolved, complete, current }: QueryOptions
): string {
  const context = { ...panelContext, by, window, atEnd };
  const promql = measureToPromQL(measure, context);
  const bounds = resolved ? boundsToPromQL(measure, context) : undefined;
  const conditions = [
    ...(bounds ? [`(${bounds.lower} > 0)`] : []),
    ...(complete ? [`(${partsText(measure, context)} == ${enginesText(atEnd)})`] : []),
  ];
  const text = [promql, ...conditions].join(' and ');
  return current ? valueOrInfinity(text) : text;
}

/** How many series a measure adds up. */
function partsText({ id, expression }: Measure, context: PromQLContext): string {
  if (expression.op !== 'aggregate') {
    throw new TypeError(`${id} is no sum, so its parts cannot be counted`);
  }
  return expressionToPromQL({ ...expression, fn: 'count' }, context);
}

/** A measure as a stat shows it: always one value a step, a reason for its absence among them. */
export function statQuery(refId: string, measure: Measure): DataqueryBuilder {
  return query(refId, valueOrAbsence(measure, measureToPromQL(measure, panelContext)), measure.title);
}

/** A measure where it exceeds a value now, and nothing at all where it does not. */
export function whereAbove(refId: string, measure: Measure, value: number): DataqueryBuilder {
  return query(refId, `${measureToPromQL(measure, panelContext)} > ${value}`, measure.title).instant();
}

/** The bucket that a quantile fell into, as two series named `… from` and `… to`. */
export function bucketQueries(refId: string, measure: Measure, legend: string): DataqueryBuilder[] {
  const bounds = boundsToPromQL(measure, panelContext);
  return bounds
    ? [
        query(`${refId}from`, bounds.lower, `${legend} from`),
        // An infinite upper bound has no place on an axis.
        query(`${refId}to`, `(${bounds.upper}) < Inf`, `${legend} to`),
      ]
    : [];
}

/** Why the panel is blank, where it is. */
export function stateQuery(measures: readonly Measure[]): DataqueryBuilder {
  // Only now counts: what was wrong an hour ago is no message.
  return query(stateRefId, stateText(measures), '{{state}}').instant();
}

/** Why a panel of recorded series is blank, where it is. */
export function unrecordedQuery(series: string): DataqueryBuilder {
  return query(stateRefId, unrecordedText(series), '{{state}}').instant();
}

/** Any formula over time. */
export function textQuery(refId: string, expr: string, legend: string): DataqueryBuilder {
  return query(refId, expr, legend);
}

/** The current values by engine, for a table. */
export function tableQuery(refId: string, id: string, by: readonly string[]): DataqueryBuilder {
  return tableText(refId, measureToPromQL(measureById(id), { ...panelContext, by }));
}

/** Any formula's current values, for a table. */
export function tableText(refId: string, expr: string): DataqueryBuilder {
  return new DataqueryBuilder().refId(refId).datasource(datasource).expr(expr).format(PromQueryFormat.Table).instant();
}

/** The query for a chosen objective, and what its series is called. */
export const objectiveRefId = 'Objective';

/** A chosen objective as a series, from which a stat takes its threshold. */
export function objectiveQuery(param: string): DataqueryBuilder {
  // The sum keeps it a number where no engine has a bucket to choose from.
  return query(objectiveRefId, `vector($${param} + 0)`, objectiveRefId);
}
