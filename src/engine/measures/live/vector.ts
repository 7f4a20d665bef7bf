import { toLabels } from '../../exposition/bag';
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
  const had = names.filter((name) => labels[name] !== undefined);
  return toLabels(
    had,
    had.map((name) => labels[name])
  );
}

/** Sum with Neumaier's compensation, as Prometheus sums; of the values with these indices where some are given. */
export function compensatedSum(values: ArrayLike<number>, indices?: Int32Array): number {
  const length = indices ? indices.length : values.length;
  let sum = 0;
  let compensation = 0;
  for (let i = 0; i < length; i++) {
    const value = values[indices ? indices[i] : i];
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
