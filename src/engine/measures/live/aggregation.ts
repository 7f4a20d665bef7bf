import { Shape, type Shaped } from './shape';
import { compensatedSum, pick, signature } from './vector';

/** Groups of a shape's elements: their common labels, and the indices of each one's members. */
export interface Grouping {
  readonly shape: Shape;
  readonly members: readonly Int32Array[];
}

/** Elements that are equal in the labels that `by` names, in the order of their first appearance. */
export function groupingOf(shape: Shape, by: readonly string[]): Grouping {
  const names = [...by].sort();
  return shape.derived(`group ${names.join('\u0001')}`, () => {
    const groups = new Map<string, number[]>();
    shape.labels.forEach((labels, i) => {
      const key = signature(labels, names);
      const group = groups.get(key);
      if (group) {
        group.push(i);
      } else {
        groups.set(key, [i]);
      }
    });
    const members = [...groups.values()];
    return {
      shape: new Shape(members.map(([first]) => pick(shape.labels[first], names))),
      members: members.map((indices) => Int32Array.from(indices)),
    };
  });
}

const folds = {
  sum: compensatedSum,
  count: (_: ArrayLike<number>, members: Int32Array) => members.length,
  avg: (values: ArrayLike<number>, members: Int32Array) => compensatedSum(values, members) / members.length,
  min: (values: ArrayLike<number>, members: Int32Array) => extreme(values, members, (a, b) => a < b),
  max: (values: ArrayLike<number>, members: Int32Array) => extreme(values, members, (a, b) => a > b),
} as const;

/** Like Prometheus, NaN gives way to any other value. */
function extreme(values: ArrayLike<number>, members: Int32Array, better: (a: number, b: number) => boolean): number {
  let best = values[members[0]];
  for (const index of members) {
    if (Number.isNaN(best) || better(values[index], best)) {
      best = values[index];
    }
  }
  return best;
}

/** An aggregation that keeps the labels `by`. */
export function aggregateShaped(fn: keyof typeof folds, by: readonly string[], { shape, values }: Shaped): Shaped {
  const groups = groupingOf(shape, by);
  const fold = folds[fn];
  return { shape: groups.shape, values: Float64Array.from(groups.members, (members) => fold(values, members)) };
}
