import { NumberReader } from './numbers';

const FIRST_RUN = 4;
const STILL_BEFORE_RUN = 2;

/**
 * The last page of a target, against which the next one is read: as long as all text between the values is the same,
 * only the numbers that changed are read. Long unchanged stretches are compared as one string each.
 */
export class PageTemplate {
  private readonly number = new NumberReader();
  private spare: Int32Array | undefined;

  /** `spans` has the start and the end of each value in `text`, in turn. */
  constructor(
    private text: string,
    private spans: Int32Array,
    private values: Float64Array
  ) {}

  /** The values of `page`, or undefined where it differs from the last page in more than numbers. */
  read(page: string): Float64Array | undefined {
    const values = this.values.slice();
    const count = values.length;
    const { spans, text } = this;
    const spare = (this.spare ??= new Int32Array(spans.length));
    let position = 0;
    let from = 0;
    let shift = 0;
    let still = 0;
    let run = FIRST_RUN;
    while (position < count) {
      if (still >= STILL_BEFORE_RUN) {
        const last = Math.min(position + run, count);
        // One character more than the last value, so that a value that only got longer is not taken for the same.
        const to = spans[2 * last - 1] + 1;
        if (text.slice(from, to) === page.slice(from + shift, to + shift)) {
          shiftSpans(spans, spare, 2 * position, 2 * last, shift);
          from = to - 1;
          position = last;
          run *= 2;
          continue;
        }
        still = 0;
        run = FIRST_RUN;
      }
      const start = spans[2 * position];
      const end = spans[2 * position + 1];
      const newStart = start + shift;
      if (text.slice(from, start) !== page.slice(from + shift, newStart)) {
        return undefined;
      }
      const value = this.number.read(page, newStart, page.length);
      if (!this.number.valid) {
        return undefined;
      }
      const newEnd = this.number.end;
      still = value === values[position] ? still + 1 : 0;
      values[position] = value;
      spare[2 * position] = newStart;
      spare[2 * position + 1] = newEnd;
      shift = newEnd - end;
      from = end;
      position++;
    }
    if (text.slice(from) !== page.slice(from + shift)) {
      return undefined;
    }
    this.text = page;
    this.spans = spare;
    this.spare = spans;
    this.values = values;
    return values;
  }
}

function shiftSpans(from: Int32Array, to: Int32Array, first: number, last: number, shift: number): void {
  for (let index = first; index < last; index++) {
    to[index] = from[index] + shift;
  }
}
