import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { graphPanel } from '../timeseries';

function sleepBand(): Band {
  const legend = '{{operation}}';
  return {
    title: 'Sleep and weight updates (operations need VLLM_SERVER_DEV_MODE=1 and a vLLM newer than 0.28)',
    collapsed: true,
    height: 8,
    panels: [
      [
        8,
        graphPanel([{ measure: measure('engines_by_sleep_state'), legend: '{{sleep_state}}' }], {
          title: 'Engines by sleep state',
          stacked: true,
          decimals: 0,
          colors: { awake: 'green', weights_offloaded: 'blue', discard_all: 'purple' },
        }),
      ],
      [
        8,
        graphPanel(
          [
            { measure: measure('sleep_operation_mean'), legend: `${legend}, mean` },
            { measure: measure('sleep_operations_active'), legend: `${legend} under way`, right: true },
          ],
          { title: 'Sleep operations' }
        ),
      ],
      [
        8,
        graphPanel(
          [
            { measure: measure('weight_update_mean'), legend: `${legend}, mean` },
            { measure: measure('weight_updates_active'), legend: `${legend} under way`, right: true },
          ],
          { title: 'Weight updates' }
        ),
      ],
    ],
  };
}

function selfBand(): Band {
  return {
    title: 'What engines say of themselves (needs a flag each: see the panels)',
    collapsed: true,
    height: 8,
    panels: [
      [
        6,
        graphPanel(
          [
            { measure: measure('unhealthy_engines'), color: 'red' },
            { measure: measure('corrupted_rate'), right: true, color: 'orange' },
          ],
          { title: 'Unhealthy and corrupted', decimals: 0, softMax: 1 }
        ),
      ],
      [
        6,
        graphPanel([{ measure: measure('scheduler_policies'), legend: '{{policy}}' }], {
          title: 'Scheduler policy',
          decimals: 0,
        }),
      ],
      [
        6,
        graphPanel([{ measure: measure('priority_mean'), legend: 'mean', color: 'blue' }], {
          title: 'Priority of requests',
          signed: true,
        }),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('realtime_connections'), legend: 'open', color: 'blue' },
            { measure: measure('realtime_connection_rate'), legend: 'opened', right: true, color: 'green' },
            { measure: measure('realtime_duration_mean'), legend: 'length, mean', right: true, color: 'text' },
          ],
          { title: 'Realtime connections', softMax: 1 }
        ),
      ],
    ],
  };
}

/** What is done to engines beside serving, and what they say of themselves. */
export function operationBands(): Band[] {
  return [sleepBand(), selfBand()];
}
