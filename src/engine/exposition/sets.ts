import { toLabels } from './bag';
import type { Cursor } from './cursor';
import { setTextOf } from './keys';
import { readLabels } from './labels';
import { NumberReader, numberOf } from './numbers';
import type { Labels } from './types';

const RECENT_RUNS = 8;

export interface LabelSet {
  /** As in a series key: sorted, in braces, escaped; empty without labels. */
  readonly text: string;
  readonly labels: Labels;
}

/** A label set of which the next one may differ in one number only, as buckets do. */
export interface Pattern {
  readonly names: readonly string[];
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
      this.run = this.run.slice(0, this.count);
      this.pattern = this.count === 0 ? pattern : undefined;
    } else if (pattern === undefined || this.pattern !== pattern || !(bound > this.bound)) {
      this.pattern = undefined;
    }
    // As long as the bounds of buckets ascend, none can be there twice.
    if (this.pattern !== undefined) {
      this.bound = bound;
    } else if (!this.isNew(set.text)) {
      return false;
    }
    this.count = this.run.push(set);
    return true;
  }

  private isNew(text: string): boolean {
    if (this.run.length === 0) {
      return true;
    }
    this.texts ??= new Set(this.run.map((set) => set.text));
    const { size } = this.texts;
    return this.texts.add(text).size > size;
  }
}

/** Reads label sets, most of which are like the one before or like those of the metric before. */
export class SetReader {
  /** The metric's name where it stood in quotes inside the braces of the last set. */
  metricName: string | undefined;
  /** Whether the last set stood on the page as in a series key. */
  isWritten = true;
  /** What the last set with a number followed or set up, and that number; NaN if the last set had none. */
  pattern: Pattern | undefined;
  bound = NaN;
  private readonly number = new NumberReader();
  private runs: LabelSet[][] = [];

  constructor(
    private readonly cursor: Cursor,
    private readonly owned: (slice: string) => string
  ) {}

  /** The label sets of a metric that begins here: most often those of an earlier metric, judged by the first one. */
  begin(name: string, last: MetricSets | undefined): MetricSets {
    const { cursor } = this;
    const own = last?.ownRun;
    if (own && own[0].text !== '') {
      this.runs = [own, ...this.runs.slice(0, RECENT_RUNS - 1)];
    }
    return new MetricSets(name, this.runs.find((run) => cursor.isAt(run[0].text)) ?? []);
  }

  /** Reads the set whose opening brace is here. `bareName` is the metric's name where it stood before the set. */
  read(bareName: string | undefined): LabelSet {
    return (bareName !== undefined && this.readByPattern()) || this.readAny(bareName);
  }

  private readByPattern(): LabelSet | undefined {
    const { cursor, pattern } = this;
    if (pattern === undefined || !cursor.isAt(pattern.before)) {
      return undefined;
    }
    const { text, at } = cursor;
    const start = at + pattern.before.length;
    const bound = this.number.read(text, start, cursor.lineEnd);
    const close = this.number.end;
    const end = close + pattern.behind.length;
    if (!this.number.valid || end > cursor.lineEnd || text.slice(close, end) !== pattern.behind) {
      return undefined;
    }
    cursor.at = end;
    this.isWritten = true;
    this.bound = bound;
    pattern.values[pattern.index] = this.owned(text.slice(start, close));
    return { text: this.owned(text.slice(at, end)), labels: toLabels(pattern.names, pattern.values) };
  }

  private readAny(bareName: string | undefined): LabelSet {
    const { cursor } = this;
    const start = cursor.at++;
    const read = readLabels(cursor, bareName);
    const { names, canonical } = read;
    const values = read.values.map(this.owned);
    this.metricName = read.metricName;
    this.isWritten = canonical;
    const text = canonical ? this.owned(cursor.text.slice(start, cursor.at)) : setTextOf(names, values);
    const pattern = canonical ? patternOf(text, names, values) : undefined;
    this.pattern = pattern ?? this.pattern;
    this.bound = pattern ? (numberOf(values[pattern.index]) ?? NaN) : NaN;
    return { text, labels: toLabels(names, values) };
  }
}

function patternOf(text: string, names: string[], values: string[]): Pattern | undefined {
  const index = Math.max(names.indexOf('le'), names.indexOf('quantile'));
  if (index < 0) {
    return undefined;
  }
  let start = '{'.length;
  for (let at = 0; at < index; at++) {
    start += names[at].length + values[at].length + '="",'.length;
  }
  start += names[index].length + '="'.length;
  return {
    names,
    values: [...values],
    index,
    before: text.slice(0, start),
    behind: text.slice(start + values[index].length),
  };
}
