import type { Snapshot } from '../../exposition/types';

/** Which series fell from one snapshot to the next of the same layout, worked out once for each pair. */
export class Falls {
  // Weak at both ends: a snapshot must not keep the one before it, which keeps the one before that.
  private readonly known = new WeakMap<Snapshot, WeakMap<Snapshot, Int32Array>>();

  /** Positions, ascending, whose value is lower in `after`. */
  between(before: Snapshot, after: Snapshot): Int32Array {
    const known = this.known.get(after)?.get(before);
    if (known) {
      return known;
    }
    const positions = fallen(before.values, after.values);
    this.known.set(after, (this.known.get(after) ?? new WeakMap<Snapshot, Int32Array>()).set(before, positions));
    return positions;
  }
}

function fallen(before: Float64Array, after: Float64Array): Int32Array {
  const positions: number[] = [];
  for (let i = 0; i < after.length; i++) {
    if (after[i] < before[i]) {
      positions.push(i);
    }
  }
  return Int32Array.from(positions);
}

/** Index of the first number of an ascending list that is not below `least`. */
export function lowerBound(ascending: ArrayLike<number>, least: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < least) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
