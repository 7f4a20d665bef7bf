import { picked, pickedBy } from './picking';
import { Shape, type Shaped } from './shape';
import { signature } from './vector';

/** The index in `right` of the element with the same labels as each of `left`, -1 where there is none. */
export function partners(left: Shape, right: Shape): Int32Array {
  return left.derivedWith(right, 'partners', () => {
    const byLabels = new Map(right.signatures.map((key, i) => [key, i]));
    return Int32Array.from(left.signatures, (key) => byLabels.get(key) ?? -1);
  });
}

/** `left op right` for equal label sets; elements without a partner are dropped. */
export function zipShaped(left: Shaped, right: Shaped, op: (a: number, b: number) => number): Shaped {
  const others = partners(left.shape, right.shape);
  const kept = left.shape.derivedWith(right.shape, 'having', () => pickedBy(left.shape, (i) => others[i] >= 0));
  const values = Float64Array.from(others, (other, i) => (other < 0 ? NaN : op(left.values[i], right.values[other])));
  return picked(kept, { shape: left.shape, values });
}

/** `left` and those of `right` whose labels `left` does not have. */
export function orShaped(left: Shaped, right: Shaped): Shaped {
  if (left.shape.size === 0 || right.shape.size === 0) {
    return left.shape.size === 0 ? right : left;
  }
  const { both, added } = left.shape.derivedWith(right.shape, 'or', () => {
    const more = lacking(right.shape, left.shape);
    return {
      added: more,
      both: more.shape.size === 0 ? left.shape : new Shape([...left.shape.labels, ...more.shape.labels]),
    };
  });
  if (both === left.shape) {
    return left;
  }
  const values = new Float64Array(both.size);
  values.set(Float64Array.from(left.values));
  values.set(Float64Array.from(picked(added, right).values), left.shape.size);
  return { shape: both, values };
}

function lacking(shape: Shape, others: Shape) {
  const taken = new Set(others.signatures);
  return pickedBy(shape, (i) => !taken.has(shape.signatures[i]));
}

/** The buckets of histograms of which `counts` does not have the observations. */
export function bucketsWithout(buckets: Shaped, counts: Shape): Shaped {
  const { shape } = buckets;
  const kept = shape.derivedWith(counts, 'without', () => {
    const had = new Set(counts.signatures);
    return pickedBy(shape, (i) => !had.has(signature(shape.labels[i], undefined, 'le')));
  });
  return picked(kept, buckets);
}

/** The observations of the histograms that have a bucket in `buckets`. */
export function countsOfBuckets(counts: Shaped, buckets: Shape): Shaped {
  const { shape } = counts;
  const kept = shape.derivedWith(buckets, 'counts', () => {
    const had = new Set(buckets.labels.map((labels) => signature(labels, undefined, 'le')));
    return pickedBy(shape, (i) => had.has(shape.signatures[i]));
  });
  return picked(kept, counts);
}
