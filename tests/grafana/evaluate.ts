import { readFrames, type Frame, type Series } from './frames';
import { readStack } from './stack-file';

const DATASOURCE = 'vllm-prometheus';

/** Evaluates PromQL by name at one instant, all at the same, through Grafana as a panel would. */
export async function evaluate<Name extends string>(
  queries: Readonly<Record<Name, string>>,
  at = Date.now()
): Promise<Record<Name, Series[]>> {
  const response = await fetch(`${readStack().grafanaUrl}/api/ds/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      from: String(at - 60_000),
      to: String(at),
      queries: Object.entries(queries).map(([refId, expr]) => ({
        refId,
        expr,
        datasource: { type: 'prometheus', uid: DATASOURCE },
        instant: true,
        range: false,
      })),
    }),
  });
  const { results = {} } = (await response.json()) as {
    results?: Record<string, { error?: string; frames?: Frame[] }>;
  };
  const errors = Object.entries(results).flatMap(([refId, { error }]) => (error ? [`${refId}: ${error}`] : []));
  if (!response.ok || errors.length > 0) {
    throw new Error(`HTTP ${response.status} ${errors.join('; ')}`);
  }
  const named = Object.entries(results).map(([refId, result]) => [refId, readFrames([refId, result])]);
  return Object.fromEntries(named) as Record<Name, Series[]>;
}

/** The single values by instance. */
export function byInstance(series: readonly Series[]): Record<string, number> {
  return Object.fromEntries(series.map(({ labels, values }) => [labels.instance, values[values.length - 1]]));
}
