const MOST = 8;

/** Round places on an axis from 0 to an end, the end's own unit: 1, 2 or 5 times a power of ten apart, and at most eight. */
export function ticks(end: number): number[] {
  const power = 10 ** Math.floor(Math.log10(end / MOST));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => end / one <= MOST) ?? end;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
