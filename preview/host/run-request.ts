import { LoadingState, toDataFrame, type DataFrame, type DataQueryResponse, type PanelData } from '@grafana/data';
import type { setRunRequest } from '@grafana/runtime';
import { catchError, from, isObservable, map, of, startWith, type Observable } from 'rxjs';

type RunRequest = Parameters<typeof setRunRequest>[0];

/** Runs a query and says how it stands, as panels expect it. */
export const runRequest: RunRequest = (datasource, request): Observable<PanelData> => {
  const base = { request, timeRange: request.range, series: [] as DataFrame[] };
  const answer = datasource.query(request);
  const answers: Observable<DataQueryResponse> = isObservable(answer) ? answer : from(answer);
  return answers.pipe(
    map(({ data, state, errors }) => ({
      ...base,
      state: state ?? LoadingState.Done,
      series: data.map((frame) => toDataFrame(frame)),
      errors,
    })),
    catchError((error) =>
      of({ ...base, state: LoadingState.Error, errors: [{ message: String(error?.message ?? error) }] })
    ),
    startWith({ ...base, state: LoadingState.Loading })
  );
};
