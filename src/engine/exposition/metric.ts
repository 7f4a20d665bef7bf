import type { Labels } from './types';

// As many sets as are looked through faster one by one than by their hashes.
const FEW_SETS = 8;

export interface LabelSet {
  /** As in a series key: sorted, in braces, escaped; empty without labels. */
  readonly text: string;
  readonly labels: Labels;
  /** The pattern of this set and of all before it on their metric, if their bounds ascend; then also its bound. */
  rising: Pattern | undefined;
  bound: number;
}

/** A label set of which the next one may differ in one number only, as buckets do. */
export interface Pattern {
  readonly labelsOf: (values: readonly string[]) => Labels;
  readonly values: string[];
  readonly index: number;
  /** The text before and behind the value that differs, quotes included. */
  readonly before: string;
  readonly behind: string;
}

/** The label sets of one metric on one page, in turn and each once. */
export class MetricSets {
  /** How many sets this metric had. */
  count = 0;
  private isOwn = false;
  private texts: Set<string> | undefined;
  private pattern: Pattern | undefined;
  private bound = NaN;

  /** `run` has the sets that are expected, those of an earlier metric. */
  constructor(
    readonly name: string,
    private run: LabelSet[]
  ) {}

  /** The set that comes next if this metric has the same ones as the metric whose run it follows. */
  get expected(): LabelSet | undefined {
    const set = this.isOwn ? undefined : this.run[this.count];
    return set?.text === '' ? undefined : set;
  }

  /** The sets so far, if no earlier metric has the same. */
  get ownRun(): LabelSet[] | undefined {
    return this.isOwn ? this.run : undefined;
  }

  /** Adds a set that may have been there before; false if it was. */
  add(set: LabelSet, pattern?: Pattern, bound = NaN): boolean {
    if (!this.isOwn) {
      this.isOwn = true;
      this.run = this.count === 0 ? [] : this.run.slice(0, this.count);
      const last = this.run.at(-1);
      const rises = last === undefined ? !Number.isNaN(bound) : last.rising === pattern && bound > last.bound;
      this.pattern = rises ? pattern : undefined;
    } else if (pattern === undefined || this.pattern !== pattern || !(bound > this.bound)) {
      this.pattern = undefined;
    }
    // As long as the bounds of buckets ascend, none can be there twice.
    if (this.pattern !== undefined) {
      this.bound = bound;
      set.rising = pattern;
      set.bound = bound;
    } else if (!this.isNew(set.text)) {
      return false;
    }
    this.count = this.run.push(set);
    return true;
  }

  private isNew(text: string): boolean {
    if (this.texts === undefined && this.run.length < FEW_SETS) {
      return this.run.every((set) => set.text !== text);
    }
    this.texts ??= new Set(this.run.map((set) => set.text));
    const { size } = this.texts;
    return this.texts.add(text).size > size;
  }
}
