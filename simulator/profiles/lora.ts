import { type ServerState } from '../server/state';
import { type Family, type PageContext, type Series } from './family';

/** Which adapters run and wait; the value is the unix time of it, and there is none before the first step. */
export const loraFamilies: readonly Family[] = [
  {
    name: 'vllm:lora_requests_info',
    type: 'gauge',
    needs: 'lora',
    help: 'Running stats on lora requests.',
    series: adapters,
  },
];

function adapters({ state, settings }: PageContext): Series[] {
  if (!hasStepped(state)) {
    return [];
  }
  const { running = [], waiting = [] } = state.lora ?? {};
  return [
    {
      labels: {
        max_lora: String(settings.lora?.maxLoras),
        running_lora_adapters: running.join(','),
        waiting_lora_adapters: waiting.join(','),
      },
      number: ({ now }) => now,
    },
  ];
}

/** What of the state decides the labels: another answer is another set of series. */
export function loraShape(state: ServerState): string {
  const { lora } = state;
  return lora === undefined || !hasStepped(state) ? '' : `${lora.running.join(',')};${lora.waiting.join(',')};`;
}

function hasStepped({ engines, lora }: ServerState): boolean {
  const busy = lora !== undefined && lora.running.length + lora.waiting.length > 0;
  return busy || engines.some(({ iterationTokens }) => iterationTokens.count > 0);
}
