import type { PageContent } from './content';
import { type Cursor, isNamePart } from './cursor';
import type { LabelSet, MetricSets, Pattern } from './metric';
import { NumberReader } from './numbers';
import type { SeriesReader } from './series';
import type { Series } from './types';

const SPACE = 32;
const LINE_END = 10;
const BRACE = 123;
const HASH = 35;

/**
 * Reads the lines that most pages consist of: a bare name, a label set that was expected here or differs from the one
 * before in its bound only, one space, a number, `\n`. The name is that of the line before, or starts with that of the
 * family. Where there is a last page, it reads the lines whose series came next there instead. Any other line is left
 * to SampleReader, which gives the same for these.
 */
export class Lane {
  private readonly number = new NumberReader();
  private value = NaN;

  constructor(
    private readonly cursor: Cursor,
    private readonly reader: SeriesReader,
    private readonly content: PageContent
  ) {}

  /** Reads all such lines from the start of the cursor's next line on, until one is not. */
  read(): void {
    while (this.readLine()) {
      // Each line read moves the cursor on.
    }
  }

  private readLine(): boolean {
    const { text, next } = this.cursor;
    // V8 makes charCodeAt slow for good where it was once called past the end of a text; so that is checked all over.
    if (next >= text.length || text.charCodeAt(next) === HASH) {
      return false;
    }
    return this.reader.known ? this.readExpected() : this.readFollowing() || this.readNewMetric();
  }

  private readExpected(): boolean {
    const { cursor, reader } = this;
    const key = reader.expectedKey;
    const at = cursor.next;
    if (key === undefined || !this.endsIn(at, key) || !this.readValue(at + key.length)) {
      return false;
    }
    this.add(reader.takeExpected(), at + key.length);
    return true;
  }

  private readFollowing(): boolean {
    const { metric, sets } = this.reader;
    if (metric === undefined || this.readRun(metric)) {
      return metric !== undefined;
    }
    const { text, next: at } = this.cursor;
    const brace = at + metric.name.length;
    if (brace >= text.length || text.charCodeAt(brace) !== BRACE || text.slice(at, brace) !== metric.name) {
      return false;
    }
    const end = sets.endByPattern(brace);
    return end >= 0 && this.readValue(end) && this.takeByPattern(at, end, metric);
  }

  /** Reads the lines of this metric that have the sets expected; false if the first one has not. */
  private readRun(metric: MetricSets): boolean {
    const { cursor } = this;
    const { text } = cursor;
    const { name, count } = metric;
    for (let set = metric.expected; set !== undefined; set = metric.expected) {
      const at = cursor.next;
      const brace = at + name.length;
      if (!this.endsIn(brace, set.text) || text.slice(at, brace) !== name || !this.readValue(brace + set.text.length)) {
        break;
      }
      this.takeExpected(at, brace + set.text.length, metric, set);
    }
    return metric.count > count;
  }

  private readNewMetric(): boolean {
    const { text, next: at, familiar } = this.cursor;
    let brace = at + familiar.length;
    if (familiar === '' || text.slice(at, brace) !== familiar) {
      return false;
    }
    while (brace < text.length && isNamePart(text.charCodeAt(brace))) {
      brace++;
    }
    if (brace >= text.length || text.charCodeAt(brace) !== BRACE) {
      return false;
    }
    const { reader } = this;
    const run = reader.sets.runAt(brace);
    const end = run ? brace + run[0].text.length : reader.sets.endByPattern(brace);
    if (end < 0 || !this.readValue(end)) {
      return false;
    }
    const metric = reader.start(brace === at + familiar.length ? familiar : text.slice(at, brace), run ?? []);
    if (metric === undefined) {
      return false;
    }
    return run ? this.takeExpected(at, end, metric, run[0]) : this.takeByPattern(at, end, metric);
  }

  private takeExpected(at: number, end: number, metric: MetricSets, set: LabelSet): boolean {
    metric.count++;
    this.addSeries(at, end, metric.name, set);
    return true;
  }

  private takeByPattern(at: number, end: number, metric: MetricSets): boolean {
    const pattern = this.reader.sets.pattern!;
    if (!this.takeBucket(at, end, metric, pattern)) {
      return false;
    }
    this.readBuckets(this.cursor.text.slice(at, at + metric.name.length + pattern.before.length), metric, pattern);
    return true;
  }

  /** Reads the buckets that follow, all of which start with `prefix`. */
  private readBuckets(prefix: string, metric: MetricSets, pattern: Pattern): void {
    const { cursor, reader } = this;
    const { text } = cursor;
    for (;;) {
      const at = cursor.next;
      const start = at + prefix.length;
      const end = start < text.length && text.slice(at, start) === prefix ? reader.sets.endByBound(pattern, start) : -1;
      if (end < 0 || !this.readValue(end) || !this.takeBucket(at, end, metric, pattern)) {
        return;
      }
    }
  }

  private takeBucket(at: number, end: number, metric: MetricSets, pattern: Pattern): boolean {
    const { sets } = this.reader;
    const set = sets.setByPattern(pattern, at + metric.name.length, end);
    const isNew = metric.add(set, pattern, sets.bound);
    if (isNew) {
      this.addSeries(at, end, metric.name, set);
    }
    return isNew;
  }

  /** Whether this stands at `at`, with a space behind it. */
  private endsIn(at: number, part: string): boolean {
    const { text } = this.cursor;
    const end = at + part.length;
    return end < text.length && text.charCodeAt(end) === SPACE && text.slice(at, end) === part;
  }

  /** Whether a space, a number and a line end stand at `at`. */
  private readValue(at: number): boolean {
    const { text } = this.cursor;
    const { number } = this;
    if (at + 1 >= text.length || text.charCodeAt(at) !== SPACE) {
      return false;
    }
    this.value = number.read(text, at + 1, text.length);
    return number.valid && number.end + 1 < text.length && text.charCodeAt(number.end) === LINE_END;
  }

  private addSeries(at: number, end: number, name: string, set: LabelSet): void {
    this.add({ key: this.cursor.text.slice(at, end), name, labels: set.labels }, end);
  }

  /** Adds the line of this series, which ends at `end`, and moves to the next one. */
  private add(series: Series, end: number): void {
    const { cursor, number } = this;
    this.content.add(series, this.value, end + 1, number.end);
    cursor.next = number.end + 1;
    cursor.line++;
  }
}
