import { getBackendSrv } from '@grafana/runtime';

export interface Series {
  metric: Record<string, string>;
  /** Seconds and the value as Prometheus writes it, NaN and +Inf included. */
  values: Array<[number, string]>;
}

interface Answer {
  data: {
    resultType: 'matrix' | 'vector' | 'scalar' | 'string';
    result: unknown;
  };
}

const call = async (base: string, path: string, params: Record<string, unknown>): Promise<Answer['data']> => {
  try {
    return (await getBackendSrv().get<Answer>(`${base}/api/v1/${path}`, params)).data;
  } catch (error) {
    const failed = error as { status?: number; data?: { error?: string; message?: string } };
    throw new Error(
      failed.data?.error || failed.data?.message || `Prometheus does not answer (${failed.status ?? error})`
    );
  }
};

/** A range query. */
export async function queryRange(base: string, params: { query: string; start: number; end: number; step: number }) {
  return (await call(base, 'query_range', params)).result as Series[];
}

/** An instant query; a scalar is one series without labels. */
export async function queryInstant(base: string, params: { query: string; time: number }): Promise<Series[]> {
  const { resultType, result } = await call(base, 'query', params);
  if (resultType === 'scalar') {
    return [{ metric: {}, values: [result as [number, string]] }];
  }
  const vector = result as Array<{ metric: Series['metric']; value: [number, string] }>;
  return vector.map(({ metric, value }) => ({ metric, values: [value] }));
}

/** The values of a label, among the series that match when a selector is given. */
export async function labelValues(
  base: string,
  label: string,
  params: { 'match[]'?: string; start: number; end: number }
) {
  return (await call(base, `label/${label}/values`, params)) as unknown as string[];
}
