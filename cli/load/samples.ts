/** Numbers kept one by one; beyond these, a random part of them stands for all. */
const KEPT = 2_000_000;

/** What numbers come to; percentiles by straight lines between neighbours, as NumPy has them. */
export interface Stats {
  readonly count: number;
  readonly min: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Numbers to sum up. */
export class Samples {
  private values = new Float64Array(16);
  private count = 0;
  private sum = 0;
  private min = Infinity;
  private max = -Infinity;

  /** @param kept most numbers to keep for percentiles. */
  constructor(private readonly kept = KEPT) {}

  add(value: number): void {
    this.count++;
    this.sum += value;
    this.min = Math.min(this.min, value);
    this.max = Math.max(this.max, value);
    const place = this.count <= this.kept ? this.count - 1 : Math.floor(Math.random() * this.count);
    if (place < this.kept) {
      this.put(place, value);
    }
  }

  /** Undefined where there are none. */
  stats(): Stats | undefined {
    if (this.count === 0) {
      return undefined;
    }
    const sorted = this.values.slice(0, Math.min(this.count, this.kept)).sort();
    const { count, sum, min, max } = this;
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(sorted, share));
    return { count, min, mean: sum / count, p50, p95, p99, max };
  }

  private put(place: number, value: number): void {
    if (place === this.values.length) {
      const grown = new Float64Array(2 * place);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[place] = value;
  }
}

function quantile(sorted: Float64Array, share: number): number {
  const rank = share * (sorted.length - 1);
  const below = Math.floor(rank);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
}
