import type { TimeRange } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { selectorText } from '../../engine/measures/promql/selector';
import type { LabelFilter } from '../../engine/measures/types';

/** The values that a label of a metric had within a range, as a Prometheus datasource answers through Grafana. */
export async function linkedLabelValues(
  datasourceUid: string,
  metric: string,
  conditions: readonly LabelFilter[],
  label: string,
  range: TimeRange
): Promise<string[]> {
  const params = {
    'match[]': selectorText(metric, conditions),
    start: Math.floor(range.from.valueOf() / 1000),
    end: Math.ceil(range.to.valueOf() / 1000),
  };
  const url = `/api/datasources/uid/${encodeURIComponent(datasourceUid)}/resources/api/v1/label/${encodeURIComponent(label)}/values`;
  const answer = await getBackendSrv().get<{ data?: unknown }>(url, params, undefined, { showErrorAlert: false });
  return Array.isArray(answer?.data) ? answer.data.filter((value) => typeof value === 'string') : [];
}
