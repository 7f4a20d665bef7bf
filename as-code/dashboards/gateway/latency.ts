import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { served } from '../../../src/engine/measures/catalogue/gateway-served';
import { bucketHeatmap } from '../bucket-heatmap';
import { asking } from '../context';
import type { Band } from '../layout';
import { scatterPanel } from '../scatter';
import { describe } from '../texts';
import { graphPanel } from '../timeseries';
import { line } from './lines';

/** Probes and scrapes are over in no time: their latencies are left out. */
const requestsOnly = { label: served.label, op: '!~', value: served.matches } as const;

/** How long requests take at the gateway, and how that follows the queue. */
export function latencyBands(): Band[] {
  return asking({ filters: [requestsOnly] }, () => [
    {
      title: 'Latency',
      height: 8,
      panels: [
        [8, percentiles()],
        [8, overQueue()],
        [8, scatter()],
      ],
    },
    {
      height: 8,
      panels: [
        [8, bucketHeatmap(measure('gateway_latency_buckets'), 'Latency, distribution')],
        [8, bucketHeatmap(measure('gateway_wait_buckets'), 'Wait for a slot, distribution')],
        [8, graphPanel([line('gateway_wait_share')], { title: 'Share of the time that is waiting', max: 1 })],
      ],
    },
  ]);
}

function percentiles() {
  return graphPanel(
    [
      line('gateway_latency_p50', { color: 'green', legend: 'p50' }),
      line('gateway_latency_p95', { color: 'orange', legend: 'p95', bucket: true }),
      line('gateway_latency_p99', { color: 'red', legend: 'p99' }),
      line('gateway_latency_mean', { color: 'text', legend: 'mean' }),
    ],
    { title: 'Latency at the gateway', more: ['Shaded: the bucket that the p95 fell into. Nothing finer is known.'] }
  );
}

function overQueue() {
  return graphPanel(
    [
      line('gateway_latency_p95', { color: 'orange', legend: 'Latency p95' }),
      line('gateway_latency_p50', { color: 'green', legend: 'Latency p50' }),
      line('gateway_queue', { right: true, color: 'blue', legend: 'Queue' }),
    ],
    {
      title: 'Latency and queue',
      more: ['Both rise together: requests wait at the gateway. Latency alone: the engine is slow.'],
    }
  );
}

function scatter() {
  const [x, y] = [measure('gateway_queue_mean'), measure('gateway_latency_mean')];
  // Nothing answered means no point, so the latency is what the panel is blank for.
  const queue = { ...x, needs: ['gateway_latency', 'gateway_queue'] as const };
  return scatterPanel(queue, y, { title: 'Latency by queue' }).description(
    describe(
      [y, x],
      'Each point is one gateway in one step of time: both numbers are its means over the same window. A line from the lower left to the upper right: the queue is what requests take long for.'
    )
  );
}
