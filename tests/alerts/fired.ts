import { alertCatalogue } from '../../as-code/alerts/alerts';
import type { Workload } from '../../src/engine/alerts/types';
import { firingAt } from './firing';
import type { StoredSeries } from './series';

/** Every rule. */
export const rules = alertCatalogue().groups.flatMap((group) => group.rules);

const informs = new Set(rules.filter(({ severity }) => severity === 'info').map(({ name }) => name));

/** Those of the alerts that want something done. */
export function beyondInfo(names: Iterable<string>): string[] {
  return [...names].filter((name) => !informs.has(name));
}

/** The alerts that fire at any half minute until then. */
export async function everFiring(series: StoredSeries, end: number, workload?: Workload): Promise<string[]> {
  const step = Math.max(30, series.step);
  const seconds = Array.from({ length: Math.floor(end / step) }, (_, i) => (i + 1) * step);
  const firing = await firingAt(series, seconds, workload);
  return [...new Set([...firing.values()].flatMap((names) => [...names]))];
}
