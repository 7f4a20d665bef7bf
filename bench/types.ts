/** One line of the benchmark table. */
export interface BenchRow {
  readonly name: string;
  /** Ours and what it is held against, both in `unit`. */
  readonly ours: number;
  readonly theirs: number;
  /** How the goal reads: `theirs / ours` for "at least N times as fast", `ours / theirs` for "at most N times". */
  readonly ratio: number;
  readonly goal: string;
  readonly ok: boolean;
  readonly unit: string;
}

/** A set of measurements that belong together. */
export type Bench = () => Promise<BenchRow[]>;
