import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import { graphPanel } from './timeseries';

/** Percentiles of one latency, with the bucket that p95 fell into. */
export function percentiles(id: string, title: string) {
  return graphPanel(
    [
      { measure: measure(`${id}_p50`), legend: 'p50', color: 'green' },
      { measure: measure(`${id}_p95`), legend: 'p95', color: 'orange', bucket: true },
      { measure: measure(`${id}_p99`), legend: 'p99', color: 'red' },
      { measure: measure(`${id}_p99.9`), legend: 'p99.9', color: 'purple' },
      { measure: measure(`${id}_mean`), legend: 'mean', color: 'blue' },
    ],
    {
      title,
      more: [
        'The shaded band is the histogram bucket that p95 fell into: the true value lies somewhere in it. A band that starts at 0 means that the first bucket holds it all, and the mean says more.',
      ],
    }
  );
}

/** vLLM's queue-time buckets start at 0.3 s: an empty queue would show a p95 of 285 ms that is pure interpolation. */
export function queueTime() {
  return graphPanel(
    [
      { measure: measure('queue_p95'), legend: 'p95', color: 'orange', bucket: true, resolved: true },
      { measure: measure('queue_p99'), legend: 'p99', color: 'red', resolved: true },
      { measure: measure('queue_mean'), legend: 'mean', color: 'blue' },
    ],
    {
      title: 'Queue time',
      more: [
        'The shaded band is the bucket that p95 fell into. Inside the first bucket (up to 0.3 s by default) nothing finer is known, so no percentile is drawn there: the mean is exact.',
      ],
    }
  );
}
