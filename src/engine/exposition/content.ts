import type { Exemplar, Series } from './types';

// The sample lines of real pages are longer, so that nearly every page fits at once.
const CHARACTERS_A_SAMPLE = 96;

/** What the samples of one page gave so far. */
export class PageContent {
  readonly series: Series[] = [];
  readonly timestamps = new Map<number, number>();
  readonly exemplars = new Map<number, Exemplar>();
  private values: Float64Array;
  private spans: Int32Array;

  /** `characters` is the length of the page. */
  constructor(characters: number) {
    const samples = 16 + Math.ceil(characters / CHARACTERS_A_SAMPLE);
    this.values = new Float64Array(samples);
    this.spans = new Int32Array(2 * samples);
  }

  /** Adds a sample whose value stands from `start` to `end`. */
  add(series: Series, value: number, start: number, end: number): void {
    const position = this.series.push(series) - 1;
    if (position === this.values.length) {
      this.grow();
    }
    this.values[position] = value;
    this.spans[2 * position] = start;
    this.spans[2 * position + 1] = end;
  }

  /** The values of all samples, and start and end of each in the text, in turn. */
  finish(): { values: Float64Array; spans: Int32Array } {
    const { length } = this.series;
    return { values: this.values.slice(0, length), spans: this.spans.subarray(0, 2 * length) };
  }

  private grow(): void {
    const { values, spans } = this;
    this.values = new Float64Array(2 * values.length);
    this.spans = new Int32Array(2 * spans.length);
    this.values.set(values);
    this.spans.set(spans);
  }
}
