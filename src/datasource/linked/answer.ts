import { type DataFrame, type DataQueryRequest, type DataQueryResponse, LoadingState } from '@grafana/data';
import { catchError, combineLatest, map, type Observable, of } from 'rxjs';
import type { DatasourceCore } from '../core';
import { formFrames } from '../frames/form';
import { rawFrames } from '../frames/raw-frames';
import { requestsFrames } from '../frames/requests-frames';
import { showsBounds } from '../frames/shows-bounds';
import { measureRequest } from '../live/measure-request';
import { askedParts } from '../live/requests-asked';
import { measureRange } from '../prometheus/measure-range';
import { failure } from '../query/failure';
import type { MeasureQuery, PromQLQuery, RequestsQuery, VllmQuery } from '../query/model';
import { linkedRaw } from './raw';

type Request = DataQueryRequest<VllmQuery>;

/** Answers one query out of the linked Prometheus; what goes wrong is the answer's error. */
export function linkedAnswer(
  query: VllmQuery,
  request: Request,
  { link }: DatasourceCore
): Observable<DataQueryResponse> {
  if (query.queryType === 'promql') {
    return promql(query, request, link).pipe(catchError((error) => of(failure(query.refId, error))));
  }
  return frames(query, request, link).pipe(
    map((data): DataQueryResponse => ({ key: query.refId, state: LoadingState.Done, data })),
    catchError((error) => of(failure(query.refId, error)))
  );
}

type Link = DatasourceCore['link'];

function promql({ refId, expr, instant, legend }: PromQLQuery, request: Request, link: Link) {
  return link.promql(request, [{ refId, expr, instant, legend }]).pipe(map((answer) => ({ ...answer, key: refId })));
}

function frames(query: VllmQuery, request: Request, link: Link): Observable<DataFrame[]> {
  switch (query.queryType) {
    case 'measure':
      return measure(query, request, link);
    case 'raw':
      return linkedRaw(link, query, request.intervalMs, spanOf(request)).pipe(
        map((result) => rawFrames(result, query))
      );
    case 'requests':
      return requests(query, request, link);
    default:
      throw new RangeError(`A query of type ${query.queryType} is always live.`);
  }
}

function measure(query: MeasureQuery, request: Request, link: Link): Observable<DataFrame[]> {
  const asked = measureRequest(query, request.intervalMs);
  const bounds = showsBounds(request.panelPluginId);
  return measureRange(link, asked, spanOf(request, query)).pipe(
    map((series) => formFrames(asked.measure, series, query, { bounds }))
  );
}

function requests(query: RequestsQuery, request: Request, link: Link): Observable<DataFrame[]> {
  const { from, to } = spanOf(request);
  const asked = askedParts(query, { step: request.intervalMs, range: to - from });
  const answers = asked.map(({ part, request: one }) =>
    measureRange(link, one, spanOf(request, query)).pipe(map((series) => ({ part, series })))
  );
  return combineLatest(answers).pipe(map((all) => requestsFrames(query, all)));
}

/** The time range; of a table, which shows what is now, its end. */
function spanOf({ range }: Request, { format }: { readonly format?: string } = {}) {
  const to = range.to.valueOf();
  return { from: format === 'table' ? to : range.from.valueOf(), to };
}
