import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { stateTimeline } from '../state-timeline';
import { graphPanel } from '../timeseries';
import { line } from './lines';

/** The gateway's queue beside the engines' own. */
export function engineBand(): Band {
  return {
    title: 'Is it the gateway, or the engine?',
    height: 8,
    panels: [
      [
        9,
        graphPanel(
          [
            line('gateway_queue', { color: 'orange', legend: 'Queue at the gateway' }),
            line('running', { color: 'blue', legend: 'Running at the engines' }),
            line('waiting', { color: 'purple', legend: 'Waiting at the engines' }),
            line('kv_usage', { right: true, color: 'text', legend: 'KV cache, fullest' }),
          ],
          {
            title: 'Gateway queue, and the engines behind it',
            more: [
              'A queue at the gateway beside engines where nothing waits and whose KV cache has room: MAX_ACTIVE is too low. A queue at both: the engine is full.',
            ],
          }
        ),
      ],
      [
        7,
        stateTimeline(measure('gateway_holds_back'), {
          title: 'Does the gateway hold the engines back?',
          legend: 'MAX_ACTIVE',
          states: [
            { from: 0, to: 0, text: 'no', color: 'green' },
            { from: 1, to: 1, text: 'yes: raise MAX_ACTIVE', color: 'orange' },
          ],
        }),
      ],
      [
        8,
        graphPanel(
          [
            line('gateway_latency_mean', { color: 'blue', legend: 'At the gateway, all of it' }),
            line('gateway_wait_mean', { color: 'orange', legend: 'Waiting for a slot' }),
            line('e2e_mean', { color: 'green', legend: 'At the engines' }),
          ],
          {
            title: 'Where the time goes, means',
            more: ['What is neither in the wait nor at the engines is the network and the gateway itself.'],
          }
        ),
      ],
    ],
  };
}
