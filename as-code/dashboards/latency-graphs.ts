import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import { sharedLines } from './overview-tiles';
import { graphPanel } from './timeseries';

/** Percentiles of one latency at a glance; the Latency dashboard has more of them, and their buckets. */
export function percentiles(id: 'ttft' | 'itl' | 'e2e', title: string) {
  return graphPanel(
    [
      { measure: measure(`${id}_p50`), legend: 'p50', color: 'green' },
      { measure: measure(`${id}_p95`), legend: sharedLines.latency, color: 'orange', current: true },
      { measure: measure(`${id}_p99`), legend: 'p99', color: 'red' },
      { measure: measure(`${id}_p99.9`), legend: 'p99.9', color: 'purple' },
      { measure: measure(`${id}_mean`), legend: 'mean', color: 'blue' },
    ],
    {
      title,
      together: true,
      objective: `${id}_objective`,
      more: [
        'Interpolated inside a histogram bucket: the Latency dashboard shows the bucket itself and the distribution. The mean is exact.',
      ],
    }
  );
}

/** How long requests waited, and how long one that comes now would. */
export function queueTime() {
  return graphPanel(
    [
      { measure: measure('queue_mean'), legend: 'waited (mean)', color: 'blue' },
      { measure: measure('queue_wait_estimate'), legend: 'would wait now (estimate)', color: 'orange' },
    ],
    {
      title: 'Queue time',
      together: true,
      more: [
        'The mean is exact. Percentiles are on the Latency dashboard, where vLLM’s buckets of at least 0.3 s tell them apart.',
      ],
    }
  );
}
