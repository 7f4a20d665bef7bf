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

/**
 * What makes labels with these names of their values, as `toLabels` does. V8 stores names that stand in the code ten
 * times as fast as others, so the buckets of an engine have a maker of their own.
 */
export function labelsMaker(names: readonly string[]): (values: readonly string[]) => Labels {
  const shape = names.join();
  if (shape === 'engine,le,model_name') {
    return engineBucket;
  }
  return shape === 'le' ? plainBucket : (values) => toLabels(names, values);
}

function engineBucket(values: readonly string[]): Labels {
  const labels = new Bag();
  labels.engine = values[0];
  labels.le = values[1];
  labels.model_name = values[2];
  return labels;
}

function plainBucket(values: readonly string[]): Labels {
  const labels = new Bag();
  labels.le = values[0];
  return labels;
}
