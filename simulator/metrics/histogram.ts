/** Observations by bucket, as Prometheus counts them: a value lies in the first bucket whose bound it does not exceed. */
export class Histogram {
  /** Observations of each bucket alone; the last one is for what exceeds every bound. */
  readonly counts: Float64Array;
  sum = 0;
  count = 0;

  /** @param bounds upper bounds in ascending order, without infinity. */
  constructor(readonly bounds: Float64Array) {
    this.counts = new Float64Array(bounds.length + 1);
  }

  /** Counts a value `times` times. */
  observe(value: number, times = 1): void {
    const { bounds } = this;
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= bounds[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    this.counts[low] += times;
    this.count += times;
    this.sum += value * times;
  }
}
