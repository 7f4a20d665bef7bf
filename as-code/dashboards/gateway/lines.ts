import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import type { graphPanel } from '../timeseries';

type Line = Parameters<typeof graphPanel>[0][number];

/** A measure by its id, as a line of a graph. */
export function line(id: string, more: Partial<Line> = {}): Line {
  return { measure: measureById(id), ...more };
}
