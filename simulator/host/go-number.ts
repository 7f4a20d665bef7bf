/** Sizes between which Go writes no exponent when it writes the shortest form of a number. */
const PLAIN = { from: 1e-4, below: 1e6 } as const;

/** A number as Go's exporters write it: the shortest that reads back the same (`strconv`, format `g`). */
export function goNumber(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= PLAIN.from && size < PLAIN.below)) {
    return String(value);
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  }
  const [digits, exponent] = value.toExponential().split('e');
  return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}
