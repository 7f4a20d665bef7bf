import type { DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { catchError, defer, merge, of, type Observable } from 'rxjs';
import type { AnnotationQuery } from '../annotations/model';
import { annotationResponse } from '../annotations/response';
import type { DatasourceCore } from '../core';
import { linkedAnswer } from '../linked/answer';
import { liveAnswer } from '../live/answer';
import { failure } from './failure';
import { adHocFilters } from './filters';
import { interpolateQuery, isComplete } from './interpolate';
import { upgradeQuery } from './migrate';
import type { VllmQuery } from './model';
import { wayOf } from './way';

type Stored = VllmQuery | AnnotationQuery;

/** Answers a panel's queries: live ones together after every scrape, those of Prometheus as they come. */
export function runQueries(
  request: DataQueryRequest<VllmQuery>,
  datasource: DatasourceCore
): Observable<DataQueryResponse> {
  const answers: Array<Observable<DataQueryResponse>> = [];
  const live: Array<Exclude<VllmQuery, { queryType: 'promql' }>> = [];
  for (const target of request.targets as Stored[]) {
    try {
      if (target.queryType === 'annotations') {
        answers.push(annotationResponse(target, request, datasource));
        continue;
      }
      const query = prepared(target, request);
      if (!isComplete(query)) {
        continue;
      }
      const way = wayOf(query, request.range, datasource.ways());
      if (way === 'live' && query.queryType !== 'promql') {
        live.push(query);
      } else {
        answers.push(linkedAnswer(query, request, datasource));
      }
    } catch (error) {
      answers.push(of(failure(target.refId, error)));
    }
  }
  if (live.length > 0) {
    const answer = defer(() => liveAnswer(live, request, datasource));
    answers.push(answer.pipe(catchError((error) => of(failure(live[0].refId, error)))));
  }
  return merge(...answers);
}

/** A query of the present version with variables and ad-hoc filters put in. */
function prepared(target: VllmQuery, { scopedVars, filters }: DataQueryRequest<VllmQuery>): VllmQuery {
  const templates = getTemplateSrv();
  const replace = templates.replace.bind(templates);
  return interpolateQuery(upgradeQuery(target), replace, scopedVars, adHocFilters(filters));
}
