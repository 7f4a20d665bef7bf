import type { Labels } from '../../exposition/types';
import { type Sample, signature } from './vector';

/** More than the option sets of a dashboard need; past it a shape starts to remember anew. */
const REMEMBERED = 64;

/**
 * The label sets of a vector, in order. Most of what is done to a vector depends on its labels alone: it is worked out
 * once and remembered here, however often the numbers change.
 */
export class Shape {
  private keys: readonly string[] | undefined;
  private readonly own = new Map<string, unknown>();
  private readonly shared = new WeakMap<Shape, Map<string, unknown>>();

  constructor(readonly labels: readonly Labels[]) {}

  get size(): number {
    return this.labels.length;
  }

  /** The signature of each label set. */
  get signatures(): readonly string[] {
    this.keys ??= this.labels.map((labels) => signature(labels));
    return this.keys;
  }

  /** What `make` gives, which depends on these labels and on `key` only. */
  derived<T>(key: string, make: () => T): T {
    return remembered(this.own, key, make);
  }

  /** What `make` gives, which depends on these labels, those of `other` and `key` only. */
  derivedWith<T>(other: Shape, key: string, make: () => T): T {
    const known = this.shared.get(other) ?? new Map<string, unknown>();
    this.shared.set(other, known);
    return remembered(known, key, make);
  }
}

function remembered<T>(known: Map<string, unknown>, key: string, make: () => T): T {
  if (known.has(key)) {
    return known.get(key) as T;
  }
  if (known.size >= REMEMBERED) {
    known.clear();
  }
  const made = make();
  known.set(key, made);
  return made;
}

/** An instant vector: `values[i]` belongs to `shape.labels[i]`. */
export interface Shaped {
  readonly shape: Shape;
  readonly values: ArrayLike<number>;
}

/** The elements of a vector one by one. */
export function samplesOf({ shape, values }: Shaped): Sample[] {
  return shape.labels.map((labels, i) => ({ labels, value: values[i] }));
}
