import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import type { graphPanel } from '../timeseries';

type Line = Parameters<typeof graphPanel>[0][number];

/** A measure by its id, as a line of a graph. */
export function line(id: string, more: Partial<Line> = {}): Line {
  return { measure: measureById(id), ...more };
}

/** The same by one kind of Kubernetes' objects, named after them. */
export function each(id: string, label: string, suffix = '', more: Partial<Line> = {}): Line {
  return line(id, { by: ['namespace', label], legend: `{{${label}}}${suffix && ` ${suffix}`}`, ...more });
}
