/** So many bits of a step are kept, that its products with four million loops are exact. */
const STEP_BITS = 31;

/**
 * How much a counter is raised when a recording begins again: at least what it rose, so that rounding never lets it
 * fall by the last bit (which would be a reset), and at most a billionth more.
 */
export function counterStep(first: number, last: number): number {
  const rise = last - first;
  if (rise === 0 || !Number.isFinite(rise)) {
    return 0;
  }
  if (Number.isInteger(first) && Number.isInteger(last) && Math.abs(rise) < 2 ** STEP_BITS) {
    return rise;
  }
  const quantum = Math.max(Number.MIN_VALUE, 2 ** (Math.floor(Math.log2(Math.abs(rise))) - STEP_BITS + 1));
  return (Math.floor(rise / quantum) + 1) * quantum;
}
