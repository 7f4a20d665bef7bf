import { labelsMaker, toLabels } from './bag';
import type { Cursor } from './cursor';
import { setTextOf } from './keys';
import { readLabels } from './labels';
import { type LabelSet, MetricSets, type Pattern } from './metric';
import { NumberReader, numberOf } from './numbers';

const RECENT_RUNS = 8;

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
  private readonly runs: LabelSet[][] = [];

  constructor(
    private readonly cursor: Cursor,
    private readonly owned: (slice: string) => string
  ) {}

  /** The label sets of a metric that begins here: most often those of an earlier metric, judged by the first one. */
  begin(name: string, last: MetricSets | undefined): MetricSets {
    this.keepRun(last);
    return new MetricSets(name, this.runAt(this.cursor.at) ?? []);
  }

  /** Takes the sets of a metric that ends here for such as other metrics may have, if they are its own. */
  keepRun(metric: MetricSets | undefined): void {
    const own = metric?.ownRun;
    if (own && own[0].text !== '') {
      this.runs.unshift(own);
      if (this.runs.length > RECENT_RUNS) {
        this.runs.pop();
      }
    }
  }

  /** Sets kept of which the first stands at `at`. */
  runAt(at: number): LabelSet[] | undefined {
    const { runs } = this;
    const { text } = this.cursor;
    for (let index = 0; index < runs.length; index++) {
      const run = runs[index];
      const first = run[0].text;
      const end = at + first.length;
      if (end <= text.length && text.charCodeAt(end - 1) === 125 && text.slice(at, end) === first) {
        // What is used most stands first, and is never the one that has to give way.
        runs[index] = runs[0];
        runs[0] = run;
        return run;
      }
    }
    return undefined;
  }

  /** Reads the set whose opening brace is here. `bareName` is the metric's name where it stood before the set. */
  read(bareName: string | undefined): LabelSet {
    return (bareName !== undefined && this.readByPattern()) || this.readAny(bareName);
  }

  private readByPattern(): LabelSet | undefined {
    const { cursor, pattern } = this;
    const { at } = cursor;
    const end = this.endByPattern(at);
    if (end < 0 || pattern === undefined) {
      return undefined;
    }
    cursor.at = end;
    this.isWritten = true;
    return this.setByPattern(pattern, at, end);
  }

  /** The set of this pattern that stands from `at` to `end`. */
  setByPattern(pattern: Pattern, at: number, end: number): LabelSet {
    const { text } = this.cursor;
    const value = text.slice(at + pattern.before.length, end - pattern.behind.length);
    pattern.values[pattern.index] = this.owned(value);
    return {
      text: this.owned(text.slice(at, end)),
      labels: pattern.labelsOf(pattern.values),
      rising: undefined,
      bound: NaN,
    };
  }

  /** Where the set that starts at `at` ends if it differs from the one before in its bound only, else -1. */
  endByPattern(at: number): number {
    const { text } = this.cursor;
    const { pattern } = this;
    const start = at + (pattern?.before.length ?? 0);
    return pattern !== undefined && text.slice(at, start) === pattern.before ? this.endByBound(pattern, start) : -1;
  }

  /** Where the set ends of which the bound starts at `start`; -1 if it has none or goes on in another way. */
  endByBound(pattern: Pattern, start: number): number {
    const { number } = this;
    const { text } = this.cursor;
    const bound = number.read(text, start, text.length);
    const close = number.end;
    const end = close + pattern.behind.length;
    if (!number.valid || text.slice(close, end) !== pattern.behind) {
      return -1;
    }
    this.bound = bound;
    return end;
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
    return { text, labels: toLabels(names, values), rising: undefined, bound: NaN };
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
    labelsOf: labelsMaker(names),
    values: [...values],
    index,
    before: text.slice(0, start),
    behind: text.slice(start + values[index].length),
  };
}
