import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { measureToPromQL } from '../../../src/engine/measures/promql/print';
import { panelContext } from '../context';

/** What tells one container from all others. */
export const containerLabels = ['namespace', 'pod', 'container'] as const;

/** A measure that is split by `reason`, by container, with the reason under another name: two kinds fit one table. */
export function reasonAs(label: string, id: string): string {
  const text = measureToPromQL(measureById(id), { ...panelContext, by: containerLabels });
  const by = [...containerLabels, label].join(', ');
  return `sum by (${by}) (label_replace(${text}, "${label}", "$1", "reason", "(.+)"))`;
}

/** A measure that is split by container itself, without the cluster. */
export function byContainer(id: string): string {
  const text = measureToPromQL(measureById(id), panelContext);
  return `sum by (${containerLabels.join(', ')}) (${text})`;
}
