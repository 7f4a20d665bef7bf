import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { type Column, tablePanel } from '../table';

/** The numbers now, one row a gateway. */
export function gatewayTable() {
  const column = (id: string, title: string, decimals = 0): Column => ({
    title,
    measure: measure(id),
    decimals,
    width: 105,
  });
  return tablePanel({
    title: 'Gateways',
    description: [
      '**Which gateway is the odd one out?**',
      'One row for each gateway with its numbers now.',
      '**Good:** rows that look alike.',
      '**What to do:** one gateway with a queue beside idle ones gets more than its share: look at what spreads the requests over them. A short uptime: it was restarted, and its queue was lost.',
      '*A dash is a number that the gateway does not show; “idle” has nothing to measure.*',
    ].join('\n\n'),
    labels: [
      { label: 'job', title: 'Job', width: 150 },
      { label: 'instance', title: 'Instance' },
    ],
    none: 'No gateway: scrape its /metrics, or the filters match none',
    columns: [
      column('gateway_active', 'Slots used'),
      column('gateway_slots', 'Slots'),
      column('gateway_queue', 'Queue'),
      column('gateway_queue_limit', 'Queue limit'),
      column('gateway_estimated_wait', 'Est. wait', 1),
      column('gateway_request_rate', 'Answers', 2),
      column('gateway_latency_p95', 'Latency p95', 1),
      column('gateway_success_ratio', 'Success', 1),
      column('gateway_429_share', '429', 1),
      column('gateway_5xx_share', '5xx', 1),
      column('gateway_uptime', 'Uptime', 1),
    ],
    sortBy: 'Queue',
  });
}
