import { EMPTY, type Observable } from 'rxjs';
import type { DatasourceCore } from '../core';
import type { MeasureSeries } from '../frames/series';
import { type MeasureRequest, windowOf } from '../live/measure-run';
import { measureRange } from '../prometheus/measure-range';

/**
 * What the linked Prometheus knows of a measure from `from` (milliseconds since the epoch) until the live history
 * begins; nothing where no Prometheus is linked or the history reaches back that far.
 */
export function olderSeries(
  datasource: Pick<DatasourceCore, 'link' | 'ways'>,
  request: MeasureRequest,
  from: number
): Observable<MeasureSeries[]> {
  const { link } = datasource;
  const to = datasource.ways().liveSince ?? Date.now();
  if (!link.linked || from >= to - request.step) {
    return EMPTY;
  }
  const window = windowOf(request, link.scrapeInterval());
  return measureRange(link, { ...request, window }, { from, to });
}
