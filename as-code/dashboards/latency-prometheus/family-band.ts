import type { Measure } from '../../../src/engine/measures/types';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { bucketHeatmap } from '../bucket-heatmap';
import type { Band } from '../layout';
import { graphPanel } from '../timeseries';

export interface FamilyOptions {
  /** The heading. */
  readonly title: string;
  readonly collapsed?: boolean;
  /** The parameter of the objective, where it has one. */
  readonly objective?: string;
  /** Buckets so coarse that an interpolated percentile in the first one would be made up. */
  readonly coarse?: boolean;
}

/** A latency as deep as its histogram goes: percentiles with their bucket, the spread, the share that keeps its objective. */
export function familyBand(id: string, { title, collapsed, objective, coarse }: FamilyOptions): Band {
  const heatmap = bucketHeatmap(measure(`${id}_buckets`), 'Spread');
  return {
    title,
    collapsed,
    height: 8,
    panels: [
      [objective ? 10 : 14, percentiles(id, coarse)],
      ...(objective
        ? [[8, heatmap] as const, [6, within(measure(`${id}_within`), objective)] as const]
        : [[10, heatmap] as const]),
    ],
  };
}

function percentiles(id: string, coarse = false) {
  return graphPanel(
    [
      { measure: measure(`${id}_p50`), legend: 'p50', color: 'green', resolved: coarse },
      { measure: measure(`${id}_p90`), legend: 'p90', color: 'yellow', resolved: coarse },
      { measure: measure(`${id}_p95`), legend: 'p95', color: 'orange', bucket: true, resolved: coarse },
      { measure: measure(`${id}_p99`), legend: 'p99', color: 'red', resolved: coarse },
      { measure: measure(`${id}_p99.9`), legend: 'p99.9', color: 'purple', resolved: coarse },
      { measure: measure(`${id}_mean`), legend: 'mean', color: 'blue' },
    ],
    { title: 'Percentiles and mean', more: [coarse ? coarseText : fineText] }
  );
}

const fineText =
  'The shaded band is the histogram bucket that p95 fell into: the true value lies somewhere in it. A band that starts at 0 means that the first bucket holds it all, and the mean says more. Watch percentiles: the mean hides the slow ones.';
const coarseText =
  'The shaded band is the bucket that p95 fell into. Inside the first bucket (up to 0.3 s by default) nothing finer is known, so a percentile that lies there is not drawn: the mean is exact.';

function within(share: Measure, objective: string) {
  return graphPanel([{ measure: share, legend: 'share within', color: 'green' }], {
    title: `Within $${objective} s`,
    max: 1,
    more: ['The objective is chosen above, among the bucket bounds of the engines: anything else would be a guess.'],
  });
}
