import type { Cursor } from './cursor';
import { readLabels } from './labels';
import { NumberReader } from './numbers';
import { toLabels } from './bag';
import { SeriesReader } from './series';
import { ownCopy } from './strings';
import type { Exemplar, Layout, Series } from './types';

const MAX_INT64 = 9223372036854775807;
const TIMESTAMP = /^-?\d+$/;

/** Reads sample lines; its fields say what the last line held. */
export class SampleReader {
  series!: Series;
  /** Whether the series was on this page before. */
  repeated = false;
  value = NaN;
  /** Where the value's token stands in the page. */
  valueStart = 0;
  valueEnd = 0;
  /** Milliseconds; NaN where the line has none. */
  timestamp = NaN;
  exemplar: Exemplar | undefined;
  readonly seriesReader: SeriesReader;
  // The value of the line before where it ended that line: buckets often repeat it.
  private lastToken: string | undefined;
  private readonly number = new NumberReader();

  /** `known` gives its series objects to lines that have the same key. */
  constructor(
    private readonly cursor: Cursor,
    known: Layout | undefined
  ) {
    this.seriesReader = new SeriesReader(cursor, known);
  }

  /** Reads the line at whose first character that is not blank the cursor stands. Throws ExpositionError. */
  read(): void {
    this.timestamp = NaN;
    this.exemplar = undefined;
    this.series = this.seriesReader.read();
    this.repeated = this.seriesReader.repeated;
    const { cursor, number } = this;
    this.passGap('the value');
    if (cursor.text.slice(cursor.at, cursor.lineEnd) === this.lastToken) {
      this.valueStart = cursor.at;
      this.valueEnd = cursor.at = cursor.lineEnd;
      return;
    }
    this.value = number.read(cursor.text, cursor.at, cursor.lineEnd);
    if (!number.valid) {
      cursor.expected('a number as the value');
    }
    this.valueStart = cursor.at;
    this.valueEnd = cursor.at = number.end;
    if (cursor.at === cursor.lineEnd) {
      this.lastToken = cursor.text.slice(this.valueStart, this.valueEnd);
      return;
    }
    this.lastToken = undefined;
    if (cursor.strict || (cursor.skipBlanks() && cursor.at < cursor.lineEnd)) {
      this.readTail();
    }
    if (cursor.at < cursor.lineEnd) {
      cursor.expected('the end of the line');
    }
  }

  private readTail(): void {
    const { cursor } = this;
    if (!cursor.strict) {
      this.timestamp = this.milliseconds();
      cursor.skipBlanks();
      return;
    }
    if (!cursor.text.startsWith(' # {', cursor.at)) {
      this.timestamp = this.seconds('the timestamp');
    }
    if (cursor.text.startsWith(' # {', cursor.at)) {
      cursor.at += 4;
      this.readExemplar();
    }
  }

  private readExemplar(): void {
    const { cursor, number } = this;
    const set = readLabels(cursor, undefined);
    if (set.metricName !== undefined) {
      cursor.fail('a metric name stands in the exemplar, expected labels only');
    }
    this.passGap("the exemplar's value");
    const value = number.read(cursor.text, cursor.at, cursor.lineEnd);
    if (!number.valid) {
      cursor.expected("a number as the exemplar's value");
    }
    cursor.at = number.end;
    const labels = toLabels(set.names, set.values.map(ownCopy));
    if (cursor.at < cursor.lineEnd) {
      this.exemplar = { labels, value, timestamp: this.seconds("the exemplar's timestamp") };
    } else {
      this.exemplar = { labels, value };
    }
  }

  private passGap(what: string): void {
    const { cursor } = this;
    if (!cursor.strict) {
      cursor.skipBlanks();
    } else if (cursor.code() !== 32) {
      cursor.expected(`a space and ${what}`);
    } else {
      cursor.at++;
    }
  }

  private milliseconds(): number {
    const { cursor } = this;
    const start = cursor.at;
    cursor.skipToBlank();
    const token = cursor.text.slice(start, cursor.at);
    const value = TIMESTAMP.test(token) ? Number(token) : NaN;
    if (Number.isNaN(value) || value > MAX_INT64 || value < -MAX_INT64) {
      cursor.at = start;
      cursor.expected('a timestamp in whole milliseconds');
    }
    return value;
  }

  private seconds(what: string): number {
    const { cursor, number } = this;
    this.passGap(what);
    const value = number.read(cursor.text, cursor.at, cursor.lineEnd);
    if (!number.valid || !Number.isFinite(value)) {
      cursor.expected(`${what} in seconds`);
    }
    cursor.at = number.end;
    return Math.trunc(value * 1000);
  }
}
