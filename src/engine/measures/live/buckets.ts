import { groupingOf } from './aggregation';
import { type Bucket, boundOf } from './histogram';
import type { Shape, Shaped } from './shape';
import { compensatedSum } from './vector';

/** A histogram of each group: its buckets ascending, those of equal bounds added up. */
export interface Histograms {
  readonly shape: Shape;
  readonly buckets: ReadonlyArray<readonly Bucket[]>;
}

interface Place {
  readonly bound: number;
  readonly members: Int32Array;
}

/** The histograms of a vector of buckets, grouped by the labels `by`; buckets without a readable `le` are left out. */
export function histogramsOf({ shape, values }: Shaped, by: readonly string[]): Histograms {
  const groups = groupingOf(shape, by);
  const places = groups.shape.derivedWith(shape, 'bounds', () =>
    groups.members.map((members) => placesOf(shape, members))
  );
  return {
    shape: groups.shape,
    buckets: places.map((group) =>
      group.map(({ bound, members }) => ({ bound, count: compensatedSum(values, members) }))
    ),
  };
}

function placesOf(shape: Shape, members: Int32Array): Place[] {
  const byBound = new Map<number, number[]>();
  for (const index of members) {
    const bound = boundOf(shape.labels[index].le);
    if (!Number.isNaN(bound)) {
      const known = byBound.get(bound);
      if (known) {
        known.push(index);
      } else {
        byBound.set(bound, [index]);
      }
    }
  }
  return [...byBound]
    .map(([bound, indices]) => ({ bound, members: Int32Array.from(indices) }))
    .sort((a, b) => a.bound - b.bound);
}
