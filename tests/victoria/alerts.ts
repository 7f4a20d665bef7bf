import type { Labels } from '../../src/engine/exposition/types';
import type { Lifetime } from './fleet';

// None of them ends: in a back-filled store nothing marks an end, and the two look back differently far.
const raised = [
  { of: 'kv-pressure', alertname: 'VLLMKVCacheFull', severity: 'warning', alertstate: 'firing', after: 0 },
  { of: 'kv-pressure', alertname: 'VLLMTTFTBurnFast', severity: 'critical', alertstate: 'firing', after: 150_000 },
  { of: 'slot-starved', alertname: 'VLLMSlotsExhausted', severity: 'info', alertstate: 'pending', after: 0 },
];

/** What rules that are evaluated every `interval` (milliseconds) would have left of alerts of these engines, as OpenMetrics text. */
export function alertsText(lifetimes: readonly Lifetime[], interval: number): string {
  const lines = raised.flatMap(({ of, after, ...labels }) =>
    lifetimes
      .filter(({ target }) => target.instance.startsWith(of))
      .flatMap(({ target, first, last }) =>
        samples({ ...target, ...labels, product: 'vllm' }, first + after, last, interval)
      )
  );
  return `${lines.join('\n')}\n# EOF\n`;
}

function samples(labels: Labels, first: number, last: number, interval: number): string[] {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  const count = Math.max(0, Math.floor((last - first) / interval) + 1);
  return Array.from(
    { length: count },
    (_, i) => `ALERTS{${pairs.join(',')}} 1 ${((first + i * interval) / 1000).toFixed(3)}`
  );
}
