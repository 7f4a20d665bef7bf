import { askedBy, groupOf } from './asked';
import { type DashboardFile, sentOnLoad, spared } from './dashboard';
import { linkedQueries } from './linked';
import { plainText } from './plain';
import { queryOf, type Range, type Values } from './substitute';
import type { Query } from './timing';

/** The queries that a dashboard sends on load. */
export function dashboardQueries(dashboard: DashboardFile, values: Values, range: Range): Query[] {
  return sentOnLoad(dashboard).map((sent) => {
    const { refId, expr = '', instant = false } = sent.target;
    const name = `${sent.panel}, ${refId}`;
    return queryOf(sent, { name, group: groupOf(sent), expr, instant }, values, range);
  });
}

/**
 * A straightforward dashboard over raw histograms that shows the same numbers: for every measure that a panel of ours
 * shows, one query of the form that `plainText` says, over the same range at the same step, or instant like ours: also
 * for tiles that share a graph's answer in ours. Bounds of buckets, reasons for missing values, states of panels and
 * thresholds have none.
 */
export function plainQueries(dashboard: DashboardFile, values: Values, range: Range): Query[] {
  return [...sentOnLoad(dashboard), ...spared(dashboard)].flatMap(askedBy).map((asked) => {
    const { sent, measure } = asked;
    const name = `${sent.panel}, ${measure.id}`;
    const instant = sent.target.instant ?? false;
    return queryOf(sent, { name, group: 'value', expr: plainText(asked), instant }, values, range);
  });
}

/** What the vLLM datasource asks its linked Prometheus for the same measures. */
export async function datasourceQueries(
  url: string,
  dashboard: DashboardFile,
  values: Values,
  range: Range
): Promise<Query[]> {
  return linkedQueries(url, sentOnLoad(dashboard).flatMap(askedBy), values, range);
}
