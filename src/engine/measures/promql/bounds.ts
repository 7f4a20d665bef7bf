/** `sum by (a, b) (of)`, or `sum(of)` without labels. */
export function aggregateText(fn: string, labels: readonly string[], of: string): string {
  return labels.length > 0 ? `${fn} by (${labels.join(', ')}) (${of})` : `${fn}(${of})`;
}

/** A regular expression for every way in which a bucket bound is written: `1`, `1.0`, `1e+06`. */
export function boundPattern(bound: number | string): string {
  if (typeof bound === 'string') {
    return `${bound}(\\.0)?`;
  }
  const plain = String(bound).replace('.', '\\.');
  const exponent = bound
    .toExponential()
    .replace(/e([+-])(\d)$/, 'e$10$2')
    .replace('.', '\\.')
    .replace('+', '\\+');
  return Math.abs(bound) >= 1e6 ? `${plain}(\\.0)?|${exponent}` : `${plain}(\\.0)?`;
}

/**
 * A label's value as a sample value. PromQL cannot convert one, but `histogram_quantile` reads `le` as a number and
 * answers the highest finite bound when the quantile lies in the last bucket.
 */
export function labelValueText(series: string, label: string): string {
  const finite = `label_replace(0 * ${series}, "le", "$1", "${label}", "(.+)")`;
  return `histogram_quantile(1, ${finite} or label_replace(1 * ${series}, "le", "+Inf", "", ""))`;
}

export interface BoundParts {
  readonly q: number;
  readonly labels: readonly string[];
  /** Bucket rates summed by the labels and `le`. */
  readonly buckets: string;
  /** The rate of the last bucket summed by the labels. */
  readonly observations: string;
}

/** The lower bound of the bucket that holds the quantile: the highest bound whose cumulative rate is below the rank, or 0. */
export function lowerBoundText({ q, labels, buckets, observations }: BoundParts): string {
  const some = `(${observations} > 0)`;
  const below = `0 * (${buckets} < on(${labels.join(', ')}) group_left() (${q} * ${some}))`;
  return [
    `histogram_quantile(1, ${below}`,
    `or label_replace(0 * ${some}, "le", "0", "", "")`,
    `or label_replace(${some}, "le", "+Inf", "", ""))`,
  ].join(' ');
}

/** The upper bound of the bucket that holds the quantile, +Inf for the last one. */
export function upperBoundText(parts: BoundParts): string {
  const { q, labels, buckets, observations } = parts;
  const reached = `(${buckets} >= bool on(${labels.join(', ')}) group_left() (${q} * (${observations} > 0)))`;
  const highest = `histogram_quantile(1, ${reached})`;
  // In the last bucket `histogram_quantile` answers the last finite bound, which is then the lower one: divide by zero.
  return `${highest} / (${highest} != bool ${lowerBoundText(parts)})`;
}
