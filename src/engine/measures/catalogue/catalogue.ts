import type { Measure } from '../types';
import { capacityMeasures } from './capacity';
import { engineMeasures, tokenMeasures } from './engine';
import { latencyMeasures } from './latency';
import { trafficMeasures } from './traffic';

/** Every measure that the product knows, in the order of the glossary. */
export const measures: readonly Measure[] = [
  ...trafficMeasures,
  ...latencyMeasures,
  ...capacityMeasures,
  ...tokenMeasures,
  ...engineMeasures,
];

const byId: ReadonlyMap<string, Measure> = new Map(measures.map((measure) => [measure.id, measure]));

/** The measure with this id. Throws a `RangeError` for an id that the catalogue does not have. */
export function measureById(id: string): Measure {
  const found = byId.get(id);
  if (!found) {
    throw new RangeError(`no measure "${id}" in the catalogue`);
  }
  return found;
}
