import { Shape, type Shaped } from './shape';

/** Some elements of a shape, by index, as a shape of their own; without indices it is the whole one. */
export interface Picked {
  readonly shape: Shape;
  readonly indices?: Int32Array;
}

/** The elements of a shape that pass, which is the shape itself where all do. */
export function pickedBy(shape: Shape, passes: (index: number) => boolean): Picked {
  const indices: number[] = [];
  for (let i = 0; i < shape.size; i++) {
    if (passes(i)) {
      indices.push(i);
    }
  }
  return indices.length === shape.size
    ? { shape }
    : { shape: new Shape(indices.map((i) => shape.labels[i])), indices: Int32Array.from(indices) };
}

/** A vector's numbers for some of its elements. */
export function picked({ shape, indices }: Picked, { values }: Shaped): Shaped {
  if (!indices) {
    return { shape, values };
  }
  const own = new Float64Array(indices.length);
  for (let i = 0; i < own.length; i++) {
    own[i] = values[indices[i]];
  }
  return { shape, values: own };
}

/** The elements whose labels pass a test, which must depend on `key` only. */
export function filtered(
  vector: Shaped,
  key: string,
  testOf: () => (sample: { labels: Shape['labels'][0] }) => boolean
): Shaped {
  const { shape } = vector;
  const kept = shape.derived(`filter ${key}`, () => {
    const test = testOf();
    return pickedBy(shape, (i) => test({ labels: shape.labels[i] }));
  });
  return picked(kept, vector);
}

/** The elements that are there: those with a 1 in `present`. The last choice is remembered, for it rarely changes. */
export function presentOnly(vector: Shaped, present: Uint8Array): Shaped {
  if (!present.includes(0)) {
    return vector;
  }
  const last = vector.shape.derived<{ present?: Uint8Array; kept?: Picked }>('present', () => ({}));
  if (!last.kept || !last.present?.every((one, i) => one === present[i])) {
    last.present = present;
    last.kept = pickedBy(vector.shape, (i) => present[i] === 1);
  }
  return picked(last.kept, vector);
}
