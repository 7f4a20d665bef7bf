import type { DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { catchError, EMPTY, merge, of, type Observable, Subject, tap } from 'rxjs';
import type { DatasourceCore } from '../core';
import { showsBounds } from '../frames/shows-bounds';
import { olderSeries } from '../linked/older';
import { failure } from '../query/failure';
import type { VllmQuery } from '../query/model';
import { isMoving } from '../query/way';
import { MeasureTarget } from './measure-target';
import { liveResponse } from './response';
import type { TargetRun } from './target-run';
import { liveTarget } from './targets';

type LiveQuery = Exclude<VllmQuery, { queryType: 'promql' }>;

/** Answers the live queries of one panel; older points of measures come from the linked Prometheus. */
export function liveAnswer(
  queries: readonly LiveQuery[],
  request: DataQueryRequest<VllmQuery>,
  datasource: DatasourceCore
): Observable<DataQueryResponse> {
  const failures: DataQueryResponse[] = [];
  const runs: TargetRun[] = [];
  const moreModels = new Subject<void>();
  const older: Array<Observable<unknown>> = [];
  const [from, to] = [request.range.from.valueOf(), request.range.to.valueOf()];
  const step = Math.max(request.intervalMs || 0, datasource.scrapeInterval());
  for (const query of queries) {
    try {
      const run = liveTarget(query, {
        step,
        range: to - from,
        leastWindow: datasource.leastWindow(),
        bounds: showsBounds(request.panelPluginId),
        evaluators: datasource.evaluators,
        typedLimits: datasource.typedLimits(),
        models: () => datasource.models.known(() => moreModels.next()),
      });
      runs.push(run);
      if (run instanceof MeasureTarget && query.source !== 'live') {
        const points = olderSeries(datasource, run.request, from).pipe(
          tap((series) => run.prepend(series)),
          // The live points stand for themselves.
          catchError(() => EMPTY)
        );
        older.push(points);
      }
    } catch (error) {
      failures.push(failure(query.refId, error));
    }
  }
  const moving = isMoving(request.range);
  const changes = merge(moreModels, ...older);
  const { feeds } = datasource;
  const deps = { states: feeds.states.bind(feeds), queue: feeds.queue, changes };
  return merge(
    ...failures.map((one) => of(one)),
    ...(runs.length > 0 ? [liveResponse(runs, { from, to, moving }, deps)] : [])
  );
}
