import type { BundleSeries } from '../../engine/measures/bundle/read';
import type { MeasureValue } from '../../engine/measures/live/evaluate';
import { type Sample, signature } from '../../engine/measures/live/vector';

/** The vector at every time (milliseconds) at which any of the series has a value. */
export function vectorsOf(series: readonly BundleSeries[]): Map<number, Sample[]> {
  const vectors = new Map<number, Sample[]>();
  for (const { labels, times, values } of series) {
    values.forEach((value, i) => {
      if (value !== null) {
        const vector = vectors.get(times[i]) ?? [];
        vector.push({ labels, value });
        vectors.set(times[i], vector);
      }
    });
  }
  return vectors;
}

/** Quantiles together with the bounds of their buckets, where both bounds are known. */
export function withBounds(
  values: readonly Sample[],
  lower: readonly Sample[],
  upper: readonly Sample[]
): MeasureValue[] {
  const [lowest, highest] = [byLabels(lower), byLabels(upper)];
  return values.map((sample) => {
    const key = signature(sample.labels);
    const [low, high] = [lowest.get(key), highest.get(key)];
    return low === undefined || high === undefined ? sample : { ...sample, bounds: { lower: low, upper: high } };
  });
}

function byLabels(vector: readonly Sample[]): Map<string, number> {
  return new Map(vector.map(({ labels, value }) => [signature(labels), value]));
}
