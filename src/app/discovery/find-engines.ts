import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { presenceSignal, signalById } from '../../engine/signals/catalogue';
import { summariseSeries, type FoundEngines, type Labels } from './engines';

export type Finding =
  ({ state: 'found' } & FoundEngines) | { state: 'empty' } | { state: 'unreachable'; reason: string };

const LOOK_BACK_SECONDS = 5 * 60;

function presenceMetric(): string {
  return signalById(presenceSignal).names[0].name;
}

/** Asks a Prometheus datasource, through Grafana, which vLLM engines it has seen in the last five minutes. */
export async function findEngines(datasourceUid: string, now = Date.now()): Promise<Finding> {
  const end = Math.floor(now / 1000);
  const params = { 'match[]': presenceMetric(), start: end - LOOK_BACK_SECONDS, end };
  const url = `/api/datasources/uid/${encodeURIComponent(datasourceUid)}/resources/api/v1/series`;
  try {
    const answer = await getBackendSrv().get<{ data?: Labels[] }>(url, params, undefined, { showErrorAlert: false });
    if (!Array.isArray(answer?.data)) {
      return { state: 'unreachable', reason: 'The answer is not a list of series.' };
    }
    const found = summariseSeries(answer.data);
    return found.engines > 0 ? { state: 'found', ...found } : { state: 'empty' };
  } catch (error) {
    return { state: 'unreachable', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (isFetchError(error)) {
    const said = error.data?.message || error.data?.error || error.statusText;
    return [error.status, said].filter(Boolean).join(' ');
  }
  return error instanceof Error ? error.message : String(error);
}
