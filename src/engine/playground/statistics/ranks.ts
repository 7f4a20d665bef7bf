/** Ranks of numbers. */
export interface Ranks {
  /** Twice the rank of each number, from 2; equal ones share the mean of theirs. Doubled, all are whole. */
  readonly doubled: readonly number[];
  /** Σ (t³ − t) over groups of t equal numbers: what they take from the variance of a sum of ranks. */
  readonly ties: number;
}

/** Ranks numbers from the least on. */
export function ranksOf(values: readonly number[]): Ranks {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const doubled = Array<number>(values.length);
  let ties = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]] === values[order[from]]) {
      to++;
    }
    order.slice(from, to).forEach((i) => (doubled[i] = from + 1 + to));
    ties += (to - from) ** 3 - (to - from);
  }
  return { doubled, ties };
}
