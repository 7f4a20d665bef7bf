import { alertCatalogue } from '../../as-code/alerts/alerts';
import type { Workload } from '../../src/engine/alerts/types';
import { evaluations, firingAt } from './firing';
import type { StoredSeries } from './series';

/** Every rule. */
export const rules = alertCatalogue().groups.flatMap((group) => group.rules);

const informs = new Set(rules.filter(({ severity }) => severity === 'info').map(({ name }) => name));

/** Those of the alerts that want something done. */
export function beyondInfo(names: Iterable<string>): string[] {
  return [...names].filter((name) => !informs.has(name));
}

/** The alerts that fire at any evaluation until then. */
export async function everFiring(series: StoredSeries, end: number, workload?: Workload): Promise<string[]> {
  const firing = await firingAt(series, evaluations(series, end), workload);
  return [...new Set([...firing.values()].flatMap((names) => [...names]))];
}
