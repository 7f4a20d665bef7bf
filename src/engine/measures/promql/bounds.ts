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

/**
 * The values of a label aggregated by labels. Series that have the same value are counted first, so that a few values are
 * converted instead of one for each engine.
 *
 * @param series those that count; @param all series among which every value is found.
 */
export function labelValuesText(
  fn: 'sum' | 'min' | 'max' | 'count',
  labels: readonly string[],
  label: string,
  { series, all }: { readonly series: string; readonly all: string }
): string {
  if (fn === 'count') {
    return aggregateText('count', labels, series);
  }
  const counted = aggregateText('count', [...labels, label], series);
  const values = labelValueText(aggregateText('count', [label], all), label);
  const times = fn === 'sum' ? `${counted} *` : `0 * ${counted} +`;
  return aggregateText(fn, labels, `${times} on(${label}) group_left() ${values}`);
}

export interface BoundParts {
  readonly q: number;
  readonly labels: readonly string[];
  /** Bucket rates summed by the labels and `le`. */
  readonly buckets: string;
  /** The rate of the last bucket summed by the labels. */
  readonly observations: string;
}

/** The lower bound of the bucket that holds the quantile: that of the bucket before it, or 0. */
export function lowerBoundText(parts: BoundParts): string {
  // What is left of 1e-20 of the bucket's width is lost in the sum, so that the bound of the first bucket is 0.
  return `${startText(parts)} + 1 - 1`;
}

/** The upper bound of the bucket that holds the quantile, +Inf for the last one. */
export function upperBoundText(parts: BoundParts): string {
  // In the last bucket `histogram_quantile` answers the last finite bound: one far beyond any is made infinite by doubling.
  const beyond = `label_replace(0 * (${parts.observations} > 0) + 1, "le", "1.7e308", "", "")`;
  return `histogram_quantile(1, ${reachedText(parts)} or ${beyond}) * 2 / 2`;
}

/**
 * Which buckets reach the rank, as a histogram of one observation in the bucket that holds the quantile. With `bool`, so
 * that every bucket is there at every step: VictoriaMetrics takes one that is missing at some steps for an empty one.
 */
function reachedText({ q, labels, buckets, observations }: BoundParts): string {
  return `(${buckets} >= bool on(${labels.join(', ')}) group_left() (${q} * (${observations} > 0)))`;
}

function startText(parts: BoundParts): string {
  return `histogram_quantile(1e-20, ${reachedText(parts)})`;
}
