import { toLabels } from './bag';
import type { Cursor } from './cursor';
import { keyOf } from './keys';
import { type LabelSet, MetricSets } from './metric';
import { SetReader } from './sets';
import { ownCopy } from './strings';
import type { Layout, Series } from './types';

const NO_LABELS: LabelSet = Object.freeze({ text: '', labels: toLabels([], []), rising: undefined, bound: NaN });

/** Reads the name and the labels at the start of sample lines. */
export class SeriesReader {
  /** Whether the series last read was on this page before. */
  repeated = false;
  /** The metric of the line before; undefined where no line can go on with it. */
  metric: MetricSets | undefined;
  readonly sets: SetReader;
  private readonly metrics = new Map<string, MetricSets>();
  private expectedPosition = 0;
  private readonly hadPositions: Uint8Array;

  /** `known` gives its series objects to lines that have the same key. */
  constructor(
    private readonly cursor: Cursor,
    readonly known: Layout | undefined
  ) {
    this.sets = new SetReader(cursor, this.owned);
    this.hadPositions = new Uint8Array(known?.series.length ?? 0);
  }

  /** Reads up to the blank before the value. Throws ExpositionError. */
  read(): Series {
    return this.readExpected() ?? this.readFollowing() ?? this.readAny();
  }

  /** The key that the next series has if it is the one that came next on the last page. */
  get expectedKey(): string | undefined {
    const position = this.expectedPosition;
    return this.hadPositions[position] === 0 ? this.known?.series[position].key : undefined;
  }

  /** Takes the series with the expected key. */
  takeExpected(): Series {
    return this.takeKnown(this.known!.series[this.expectedPosition], this.expectedPosition);
  }

  /** Starts a metric with this name, of which the sets of `run` are expected; undefined if the page had it before. */
  start(name: string, run: LabelSet[]): MetricSets | undefined {
    if (this.metrics.has(name)) {
      return undefined;
    }
    this.sets.keepRun(this.metric);
    this.metric = new MetricSets(name, run);
    this.metrics.set(name, this.metric);
    return this.metric;
  }

  /** A line that starts with the key of the next known series holds that series: a key is exposition syntax itself. */
  private readExpected(): Series | undefined {
    const series = this.known?.series[this.expectedPosition];
    const { cursor } = this;
    if (series === undefined || !cursor.isAt(series.key)) {
      return undefined;
    }
    const end = cursor.at + series.key.length;
    const after = cursor.text.charCodeAt(end + 1);
    if (end >= cursor.lineEnd || cursor.text.charCodeAt(end) !== 32 || after <= 32 || after === 123) {
      return undefined;
    }
    cursor.at = end;
    return this.takeKnown(series, this.expectedPosition);
  }

  /** The metric of the line before, with the label set that another metric had at this place. */
  private readFollowing(): Series | undefined {
    const { cursor, metric } = this;
    const set = metric?.expected;
    if (!metric || !set || !cursor.isAt(metric.name)) {
      return undefined;
    }
    const start = cursor.at;
    cursor.at += metric.name.length;
    if (!cursor.isAt(set.text)) {
      cursor.at = start;
      return undefined;
    }
    cursor.at += set.text.length;
    return this.follow(metric, set, start);
  }

  private readAny(): Series {
    const { cursor } = this;
    const start = cursor.at;
    const name = cursor.code() === 123 ? undefined : this.readName();
    const nameEnd = cursor.at;
    const apart = cursor.skipBlanks();
    if (cursor.code() !== 123) {
      cursor.at = nameEnd;
      this.sets.bound = NaN;
      return this.take(this.metricOf(name!), NO_LABELS, name!);
    }
    const metric = name === undefined ? undefined : this.metricOf(name);
    const expected = apart ? undefined : metric?.expected;
    if (metric && expected && cursor.isAt(expected.text)) {
      cursor.at += expected.text.length;
      return this.follow(metric, expected, start);
    }
    const set = this.sets.read(name);
    if (metric) {
      const isWritten = this.sets.isWritten && !apart;
      return this.take(metric, set, isWritten ? cursor.text.slice(start, cursor.at) : metric.name + set.text);
    }
    const quoted =
      this.sets.metricName ?? cursor.fail('a label set has no metric name, expected one before or inside it');
    const series = this.take(this.metricOf(quoted), set, keyOf(quoted, set.text));
    // No line that starts with this name bare goes on with this metric: it may not be a name that stands bare.
    this.metric = undefined;
    return series;
  }

  private readName(): string {
    const { cursor, metric } = this;
    if (metric && cursor.text.charCodeAt(cursor.at + metric.name.length) === 123 && cursor.isAt(metric.name)) {
      cursor.at += metric.name.length;
      return metric.name;
    }
    const name = cursor.name(true);
    return name === '' ? cursor.expected('a metric name') : name;
  }

  private metricOf(name: string): MetricSets {
    if (this.metric?.name === name) {
      return this.metric;
    }
    const seen = this.metrics.get(name);
    const metric = seen ?? this.sets.begin(this.owned(name), this.metric);
    if (!seen) {
      this.metrics.set(metric.name, metric);
    }
    this.metric = metric;
    return metric;
  }

  private follow(metric: MetricSets, set: LabelSet, start: number): Series {
    metric.count++;
    const key = this.cursor.text.slice(start, this.cursor.at);
    const known = this.findKnown(key);
    if (known) {
      return known;
    }
    this.repeated = false;
    return { key: this.owned(key), name: metric.name, labels: set.labels };
  }

  private take(metric: MetricSets, set: LabelSet, key: string): Series {
    const isNew = metric.add(set, this.sets.pattern, this.sets.bound);
    const known = this.findKnown(key);
    if (known) {
      return known;
    }
    this.repeated = !isNew;
    return { key: this.owned(key), name: metric.name, labels: set.labels };
  }

  private findKnown(key: string): Series | undefined {
    const position = this.known?.positionOf(key) ?? -1;
    return position < 0 ? undefined : this.takeKnown(this.known!.series[position], position);
  }

  private takeKnown(series: Series, position: number): Series {
    this.repeated = this.hadPositions[position] === 1;
    this.hadPositions[position] = 1;
    this.expectedPosition = position + 1;
    return series;
  }

  // On a first page nearly all text is needed anyway; later, a few new series must not keep their whole page alive.
  private readonly owned = (slice: string): string => (this.known ? ownCopy(slice) : slice);
}
