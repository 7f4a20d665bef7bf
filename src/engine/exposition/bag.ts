import type { Labels } from './types';

const Bag = function () {} as unknown as new () => Record<string, string>;
// Labels are looked up by names that users type: `constructor` and `__proto__` must be absent like any other.
Bag.prototype = Object.freeze(Object.create(null));

/** Labels as an object without a prototype's names: only these labels are found in it. */
export function toLabels(names: readonly string[], values: readonly string[]): Labels {
  const labels = new Bag();
  for (let index = 0; index < names.length; index++) {
    labels[names[index]] = values[index];
  }
  return labels;
}
