import { createDataFrame, DataFrameType, FieldType, type DataFrame } from '@grafana/data';
import type { Series } from './client';
import { legendOf } from './legend';

export interface PrometheusQuery {
  refId: string;
  expr: string;
  legendFormat?: string;
  format?: 'time_series' | 'table' | 'heatmap';
  instant?: boolean;
  range?: boolean;
  interval?: string;
  hide?: boolean;
}

// Number('+Inf') is NaN, and Prometheus writes infinities so.
const toNumber = (text: string) =>
  text.endsWith('Inf') ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text);
const toTime = ([seconds]: [number, string]) => Math.round(seconds * 1000);

/** One frame a series, as Grafana's Prometheus datasource answers a time series query. */
export function seriesFrames(query: PrometheusQuery, expr: string, series: Series[], step?: number): DataFrame[] {
  return series.map(({ metric, values }) => {
    const legend = legendOf(query.legendFormat, metric, expr);
    const displayName = query.legendFormat === '__auto' && Object.keys(metric).length > 0 ? undefined : legend;
    return createDataFrame({
      refId: query.refId,
      name: legend,
      meta: { type: DataFrameType.TimeSeriesMulti, executedQueryString: expr },
      fields: [
        { name: 'Time', type: FieldType.time, values: values.map(toTime), config: { interval: step && step * 1000 } },
        {
          name: metric.__name__ ?? 'Value',
          type: FieldType.number,
          labels: withoutName(metric),
          values: values.map(([, value]) => toNumber(value)),
          config: { displayNameFromDS: displayName },
        },
      ],
    });
  });
}

/** One frame a query with a column a label, as `format: table` answers. */
export function tableFrame(query: PrometheusQuery, expr: string, series: Series[], alone: boolean): DataFrame {
  const labels = [...new Set(series.flatMap(({ metric }) => Object.keys(metric)))].sort();
  const rows = series.flatMap(({ metric, values }) => values.map((value) => ({ metric, value })));
  return createDataFrame({
    refId: query.refId,
    meta: { preferredVisualisationType: 'table', executedQueryString: expr },
    fields: [
      { name: 'Time', type: FieldType.time, values: rows.map(({ value }) => toTime(value)) },
      ...labels.map((name) => ({ name, type: FieldType.string, values: rows.map(({ metric }) => metric[name] ?? '') })),
      {
        name: alone ? 'Value' : `Value #${query.refId}`,
        type: FieldType.number,
        values: rows.map(({ value }) => toNumber(value[1])),
      },
    ],
  });
}

function withoutName({ __name__: _, ...labels }: Record<string, string>): Record<string, string> {
  return labels;
}
