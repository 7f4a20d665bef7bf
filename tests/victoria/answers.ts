import type { PrometheusSeries } from '../support/prometheus';

/** Two answers to the same question. */
export interface Answers {
  readonly prometheus: readonly PrometheusSeries[];
  readonly victoria: readonly PrometheusSeries[];
}

/** Values that are as good as equal. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** How many values were compared, those that only one has included, and which differ. */
export interface Comparison {
  readonly values: number;
  readonly differences: readonly string[];
}

/**
 * Compares series by series and step by step. NaN is no value: VictoriaMetrics never answers it, and Grafana draws
 * nothing for it; nor is the -Inf that stands for none. `ranked` compares the values at each step in their order instead: which of equal ones are among the
 * first k is for each server to choose.
 */
export function compareAnswers({ prometheus, victoria }: Answers, tolerance: Tolerance, ranked = false): Comparison {
  const [left, right] = [prometheus, victoria].map(ranked ? byRank : byLabels);
  const differences: string[] = [];
  let values = 0;
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [ours, theirs] = [left.get(key), right.get(key)];
    for (const t of new Set([...(ours?.keys() ?? []), ...(theirs?.keys() ?? [])])) {
      const [a, b] = [ours?.get(t), theirs?.get(t)];
      values++;
      if (a === undefined || b === undefined || !close(a, b, tolerance)) {
        differences.push(`${key} at ${t / 1000}: Prometheus ${a}, VictoriaMetrics ${b}`);
      }
    }
  }
  return { values, differences };
}

function isValue(value: number): boolean {
  return !Number.isNaN(value) && value !== -Infinity;
}

function byLabels(series: readonly PrometheusSeries[]): Map<string, Map<number, number>> {
  return new Map(
    series.map(({ labels, points }) => [
      JSON.stringify(Object.entries(labels).sort()),
      new Map(points.filter(([, value]) => isValue(value))),
    ])
  );
}

function byRank(series: readonly PrometheusSeries[]): Map<string, Map<number, number>> {
  const values = new Map<number, number[]>();
  for (const [t, value] of series.flatMap(({ points }) => points).filter(([, number]) => isValue(number))) {
    values.set(t, [...(values.get(t) ?? []), value]);
  }
  const ranks = new Map<string, Map<number, number>>();
  for (const [t, found] of values) {
    found
      .sort((a, b) => a - b)
      .forEach((value, rank) =>
        ranks.set(`${rank}`, (ranks.get(`${rank}`) ?? new Map<number, number>()).set(t, value))
      );
  }
  return ranks;
}

function close(a: number, b: number, { relative, absolute }: Tolerance): boolean {
  return a === b || Math.abs(a - b) <= Math.max(relative * Math.max(Math.abs(a), Math.abs(b)), absolute);
}
