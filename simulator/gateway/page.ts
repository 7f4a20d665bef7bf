import { type Histogram } from '../metrics/histogram';
import { goFloat } from '../page/go-float';
import { familyHead, labelText } from '../page/labels';
import { type SimulatedGateway } from './gateway';

const ENDPOINT = { endpoint: '/v1/chat/completions' } as const;

type Labels = Readonly<Record<string, string>>;

/**
 * The page of a gateway's `/metrics`, text format 0.0.4, as a FastAPI gateway with `prometheus_client` writes it: a
 * series with labels is there from the first time that it is counted, and counters and histograms have `_created`.
 *
 * Names are those of small FastAPI gateways in the field: `api_requests_total`, `api_active_requests`,
 * `api_queue_depth` and `api_request_latency_seconds`. The limits stand beside them, so that no dashboard has to repeat
 * `MAX_ACTIVE` and `QUEUE_MAX`, and so does the wait for a slot. Times are seconds.
 */
export function renderGatewayPage(gateway: SimulatedGateway): string {
  const { metrics, limits, startedAt } = gateway;
  const { latency, latencyCreated, queueWait } = metrics;
  return [
    gauge(
      'process_start_time_seconds',
      'Start time of the process since unix epoch in seconds.',
      Math.round(startedAt * 100) / 100
    ),
    requestsText(gateway),
    gauge('api_active_requests', 'Requests that hold a slot at the engine', gateway.activeRequests),
    gauge('api_queue_depth', 'Requests that wait for a slot', gateway.queueDepth),
    histogramText(
      'api_request_latency_seconds',
      'Time from arrival to end of requests that got a slot, in seconds',
      latency,
      ENDPOINT,
      latencyCreated
    ),
    gauge('api_max_active_requests', 'Slots: requests that the engine may have at once', limits.maxActive),
    gauge('api_queue_max', 'Requests that may wait for a slot', limits.queueMax),
    histogramText(
      'api_queue_wait_seconds',
      'Wait for a slot of requests that got one, in seconds',
      queueWait,
      {},
      startedAt
    ),
  ].join('');
}

function requestsText({ metrics }: SimulatedGateway): string {
  const help = 'Requests by how they ended';
  const rows = [...metrics.requests].map(([status, { count, created }]) => {
    const labels = { ...ENDPOINT, status };
    return { counted: row('api_requests_total', labels, count), created: row('api_requests_created', labels, created) };
  });
  const counted = familyHead('api_requests_total', 'counter', help) + rows.map((one) => one.counted).join('');
  return rows.length === 0
    ? counted
    : counted + familyHead('api_requests_created', 'gauge', help) + rows.map((one) => one.created).join('');
}

/** @param created unix seconds of the first observation; NaN where there is none, and then no series. */
function histogramText(name: string, help: string, histogram: Histogram, labels: Labels, created: number): string {
  const head = familyHead(name, 'histogram', help);
  if (Number.isNaN(created)) {
    return head;
  }
  const { bounds, counts, count, sum } = histogram;
  let total = 0;
  const buckets = Array.from(counts, (own, index) => {
    total += own;
    return row(`${name}_bucket`, { ...labels, le: goFloat(bounds[index] ?? Infinity) }, total);
  });
  return [
    head,
    ...buckets,
    row(`${name}_count`, labels, count),
    row(`${name}_sum`, labels, sum),
    familyHead(`${name}_created`, 'gauge', help),
    row(`${name}_created`, labels, created),
  ].join('');
}

function gauge(name: string, help: string, value: number): string {
  return familyHead(name, 'gauge', help) + row(name, {}, value);
}

function row(name: string, labels: Labels, value: number): string {
  return `${name}${labelText(labels)} ${goFloat(value)}\n`;
}
