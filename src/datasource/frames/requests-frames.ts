import type { DataFrame } from '@grafana/data';
import type { RequestsQuery } from '../query/model';
import { measureFrames } from './measure';
import { countsOf, type RequestsPart, requestsTable } from './requests';
import type { MeasureSeries } from './series';

/** The answers to a query for requests in the form that it asks for: rates over time, or one table of counts. */
export function requestsFrames(
  { refId, format }: RequestsQuery,
  answers: ReadonlyArray<{ readonly part: RequestsPart; readonly series: readonly MeasureSeries[] }>
): DataFrame[] {
  if (format === 'table') {
    const counts = answers.map(({ part, series }) => countsOf(part, series));
    return [requestsTable(counts, refId)];
  }
  return answers.flatMap(({ part: { measure, legend }, series }) => measureFrames(measure, series, { refId, legend }));
}
