import type { Measure } from '../types';
import { capacityMeasures } from './capacity';
import { capacityLimitMeasures } from './capacity-limits';
import { costMeasures } from './cost';
import { decodingMeasures } from './decoding';
import { engineMeasures, tokenMeasures } from './engine';
import { errorMeasures } from './errors';
import { fleetMeasures } from './fleet';
import { gatewayMeasures } from './gateway';
import { gpuMeasures } from './gpu';
import { hostMeasures } from './host';
import { kubernetesMeasures } from './kubernetes';
import { latencyMeasures } from './latency';
import { latencyMoreMeasures } from './latency-more';
import { probeMeasures } from './probe';
import { tierMeasures } from './tiers';
import { trafficMeasures } from './traffic';

/** Every measure that the product knows, in the order of the glossary. */
export const measures: readonly Measure[] = [
  ...trafficMeasures,
  ...latencyMeasures,
  ...latencyMoreMeasures,
  ...capacityMeasures,
  ...capacityLimitMeasures,
  ...tierMeasures,
  ...decodingMeasures,
  ...tokenMeasures,
  ...costMeasures,
  ...errorMeasures,
  ...probeMeasures,
  ...engineMeasures,
  ...fleetMeasures,
  ...gpuMeasures,
  ...hostMeasures,
  ...kubernetesMeasures,
  ...gatewayMeasures,
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
