import { type DataQueryResponse, LoadingState } from '@grafana/data';

/** The answer to a query that cannot be run, under a key of its own so that the others stay. */
export function failure(refId: string, error: unknown): DataQueryResponse {
  const message = error instanceof Error ? error.message : String(error);
  return { key: refId, data: [], state: LoadingState.Error, errors: [{ refId, message }] };
}
