/** One observation: `value ≈ Σ coefficient·factor`, counted `weight` times. */
export interface Observation {
  readonly factors: readonly number[];
  readonly value: number;
  readonly weight: number;
}

const ROUNDS = 20_000;
const SETTLED = 1e-12;

/**
 * Non-negative coefficients that minimise the weighted squares of the errors, by coordinate descent: each coefficient
 * in turn takes its best value, but not below 0, until none moves (Franc, Hlaváč and Navara 2005).
 *
 * @param penalties added to each coefficient's own square, in the units of the squared, weighted factors: it keeps a
 *   factor that hardly varies from taking another one's place.
 */
export function nonNegativeLeastSquares(observations: readonly Observation[], penalties: readonly number[]): number[] {
  const size = penalties.length;
  const gram = penalties.map((penalty, i) => penalties.map((_, j) => (i === j ? penalty : 0)));
  const target = penalties.map(() => 0);
  for (const { factors, value, weight } of observations) {
    for (let i = 0; i < size; i++) {
      target[i] += weight * factors[i] * value;
      for (let j = 0; j < size; j++) {
        gram[i][j] += weight * factors[i] * factors[j];
      }
    }
  }
  const result = penalties.map(() => 0);
  for (let round = 0, moved = Infinity; round < ROUNDS && moved > SETTLED; round++) {
    moved = 0;
    for (let i = 0; i < size; i++) {
      if (gram[i][i] === 0) {
        continue;
      }
      const slope = target[i] - gram[i].reduce((sum, factor, j) => sum + factor * result[j], 0);
      const next = Math.max(0, result[i] + slope / gram[i][i]);
      moved = Math.max(moved, Math.abs(next - result[i]) / (Math.abs(next) + 1e-12));
      result[i] = next;
    }
  }
  return result;
}

const REWEIGHTINGS = 30;

/**
 * Non-negative coefficients with the least weighted absolute errors, by least squares with each observation weighed by
 * the inverse of its last error.
 */
export function leastAbsoluteErrors(observations: readonly Observation[], penalties: readonly number[]): number[] {
  let weighed = observations;
  let result: number[] = [];
  for (let round = 0; round < REWEIGHTINGS; round++) {
    result = nonNegativeLeastSquares(weighed, penalties);
    weighed = observations.map((one) => {
      const error = one.value - one.factors.reduce((sum, factor, i) => sum + factor * result[i], 0);
      return { ...one, weight: one.weight / Math.max(Math.abs(error), 1e-6) };
    });
  }
  return result;
}
