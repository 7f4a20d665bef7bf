import { type DataFrame, type DataQueryResponse, type Field, FieldType } from '@grafana/data';
import type { BundleSeries } from '../../engine/measures/bundle/read';
import { errorText, PrometheusProblem } from './problem';

/**
 * The series that answer the query `refId`.
 * @throws PrometheusProblem where the response is an error.
 */
export function seriesOf({ data, errors }: DataQueryResponse, refId: string): BundleSeries[] {
  const failed = errors?.[0];
  if (failed) {
    throw new PrometheusProblem(`The linked Prometheus answered with an error: ${errorText(failed)}`);
  }
  return (data as DataFrame[]).filter((frame) => frame.refId === refId).flatMap(seriesOfFrame);
}

function seriesOfFrame({ fields }: DataFrame): BundleSeries[] {
  const times = fields.find(({ type }) => type === FieldType.time)?.values;
  return times
    ? fields.filter(({ type }) => type === FieldType.number).map((field) => seriesOfField(field, times))
    : [];
}

function seriesOfField({ labels = {}, values }: Field, times: readonly number[]): BundleSeries {
  const { __name__: _, ...own } = labels;
  return { labels: own, times, values };
}
