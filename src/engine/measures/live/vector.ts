import type { Labels } from '../../exposition/types';

/** One element of an instant vector. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** Labels as one string, equal for equal label sets. `only` keeps these labels, `without` drops one. */
export function signature(labels: Labels, only?: readonly string[], without?: string): string {
  const names = only ?? Object.keys(labels).sort();
  let text = '';
  for (const name of names) {
    const value = labels[name];
    if (value !== undefined && name !== without) {
      text += `${name}\u0001${value}\u0002`;
    }
  }
  return text;
}

/** The labels with these names that a sample has. */
export function pick(labels: Labels, names: readonly string[]): Labels {
  return Object.fromEntries(names.flatMap((name) => (labels[name] === undefined ? [] : [[name, labels[name]]])));
}

/** Elements by the signature of the labels that `only` names, in the order of their first appearance. */
export function groupBy(vector: readonly Sample[], only: readonly string[]): Map<string, Sample[]> {
  const groups = new Map<string, Sample[]>();
  for (const sample of vector) {
    const key = signature(sample.labels, only);
    const group = groups.get(key);
    if (group) {
      group.push(sample);
    } else {
      groups.set(key, [sample]);
    }
  }
  return groups;
}

/** Sum with Neumaier's compensation, as Prometheus sums. */
export function compensatedSum(values: readonly number[]): number {
  let sum = 0;
  let compensation = 0;
  for (const value of values) {
    const next = sum + value;
    if (Number.isFinite(next)) {
      compensation += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    } else {
      compensation = 0;
    }
    sum = next;
  }
  return sum + compensation;
}

const folds = {
  sum: compensatedSum,
  count: (values: readonly number[]) => values.length,
  avg: (values: readonly number[]) => compensatedSum(values) / values.length,
  min: (values: readonly number[]) => extreme(values, (a, b) => a < b),
  max: (values: readonly number[]) => extreme(values, (a, b) => a > b),
} as const;

/** Like Prometheus, NaN gives way to any other value. */
function extreme(values: readonly number[], better: (a: number, b: number) => boolean): number {
  return values.reduce((best, value) => (Number.isNaN(best) || better(value, best) ? value : best));
}

/** An aggregation that keeps the labels `by`. */
export function aggregateVector(fn: keyof typeof folds, by: readonly string[], vector: readonly Sample[]): Sample[] {
  const names = [...by].sort();
  return [...groupBy(vector, names).values()].map((group) => ({
    labels: pick(group[0].labels, names),
    value: folds[fn](group.map(({ value }) => value)),
  }));
}

/** `left` and those of `right` whose labels `left` does not have. */
export function orVector(left: readonly Sample[], right: readonly Sample[]): Sample[] {
  const taken = new Set(left.map(({ labels }) => signature(labels)));
  return [...left, ...right.filter(({ labels }) => !taken.has(signature(labels)))];
}

/** `left op right` for equal label sets; elements without a partner are dropped. */
export function zipVectors(
  left: readonly Sample[],
  right: readonly Sample[],
  op: (a: number, b: number) => number
): Sample[] {
  const partners = new Map(right.map((sample) => [signature(sample.labels), sample.value]));
  return left.flatMap(({ labels, value }) => {
    const partner = partners.get(signature(labels));
    return partner === undefined ? [] : [{ labels, value: op(value, partner) }];
  });
}
