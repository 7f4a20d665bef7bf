import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import type { Labels } from '../../engine/exposition/types';
import { measureById } from '../../engine/measures/catalogue/catalogue';
import type { LabelFilter, Measure } from '../../engine/measures/types';
import type { RequestsQuery } from '../query/model';
import { legendOf } from './legend';
import { countOf } from './requests-count';
import type { MeasureSeries } from './series';
import { grafanaUnits } from './units';

/** One measure of a query for requests, and how its series are named. */
export interface RequestsPart {
  readonly measure: Measure;
  /** Beside the query's own. */
  readonly filters: readonly LabelFilter[];
  /** Series names with `{{label}}` in it. */
  readonly legend: string;
}

const failures: LabelFilter = { label: 'finished_reason', op: '=~', value: 'error|abort' };

/**
 * The measures that a query for requests asks for: how requests end, or all that went wrong with them. Rates for a
 * graph; counts over the window for a table.
 *
 * @param window milliseconds.
 */
export function requestsParts(
  { show, format }: Pick<RequestsQuery, 'show' | 'format'>,
  window: number
): RequestsPart[] {
  const parts =
    show === 'errors'
      ? [
          part('finish_reasons', 'Finished with {{finished_reason}}', [failures]),
          part('rejection_rate', 'Rejected: {{reason}}'),
          part('http_4xx_rate'),
          part('http_5xx_rate'),
          part('aborted_rate'),
        ]
      : [part('finish_reasons', '{{finished_reason}}')];
  return format === 'table' ? parts.map((one) => ({ ...one, measure: countOf(one.measure, window) })) : parts;
}

function part(id: string, legend?: string, filters: readonly LabelFilter[] = []): RequestsPart {
  const measure = measureById(id);
  return { measure, filters, legend: legend ?? measure.title };
}

/** The counts of one part, one for each group. */
export interface RequestsCounts {
  readonly part: RequestsPart;
  readonly values: ReadonlyArray<{ readonly labels: Labels; readonly value: number }>;
}

/** The counts of a part out of its series: the newest point of each that has one. */
export function countsOf(part: RequestsPart, series: readonly MeasureSeries[]): RequestsCounts {
  const values = series.flatMap(({ labels, values: points }) => {
    const value = points[points.length - 1];
    return typeof value === 'number' ? [{ labels, value }] : [];
  });
  return { part, values };
}

/** How many requests ended in which way over the window, as a table. */
export function requestsTable(counts: readonly RequestsCounts[], refId: string): DataFrame {
  const rows = counts.flatMap(({ part: { legend, measure }, values }) =>
    values.map(({ labels, value }) => ({ name: legendOf(legend, measure.title, labels), labels, value }))
  );
  const own = new Set(counts.flatMap(({ part: { measure } }) => measure.split ?? []));
  const names = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))].filter((name) => !own.has(name)).sort();
  return createDataFrame({
    refId,
    name: 'Requests',
    meta: { preferredVisualisationType: 'table' },
    fields: [
      { name: 'Outcome', type: FieldType.string, values: rows.map(({ name }) => name), config: {} },
      ...names.map((name) => ({
        name,
        type: FieldType.string,
        values: rows.map(({ labels }) => labels[name] ?? ''),
        config: {},
      })),
      {
        name: 'Requests',
        type: FieldType.number,
        values: rows.map(({ value }) => value),
        config: { unit: grafanaUnits.requests, decimals: 0, min: 0 },
      },
    ],
  });
}
