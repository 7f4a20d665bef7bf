import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { stateTimeline } from '../state-timeline';
import { targetLabels } from '../../../src/engine/measures/types';
import { engineStates, targetsTable } from '../targets-table';
import { graphPanel } from '../timeseries';

const few = { decimals: 0, softMax: 1 } as const;

/** What is up, what was down, and what started again. */
export function upBand(): Band[] {
  return [
    {
      title: 'Do engines stay up?',
      height: 8,
      panels: [
        [
          16,
          stateTimeline(measure('engine_state'), {
            title: 'Up, busy, down',
            legend: '{{instance}}',
            by: targetLabels,
            states: engineStates,
          }),
        ],
        [
          8,
          graphPanel(
            [
              { measure: measure('targets_up'), color: 'green' },
              { measure: measure('targets_down'), color: 'red' },
              { measure: measure('restarts'), legend: 'restarts in 15 min', window: '15m', color: 'orange' },
            ],
            { title: 'Up, down and restarted', ...few }
          ),
        ],
      ],
    },
    { height: 7, panels: [[24, targetsTable()]] },
  ];
}

/** What no status tells: hangs, nonsense, and kills for want of memory. */
export function hangBands(): Band[] {
  return [
    {
      title: 'Hangs, nonsense, out of memory',
      height: 7,
      panels: [
        [
          12,
          graphPanel([{ measure: measure('stalled_engines'), window: '2m', color: 'red' }], {
            title: 'Hanging engines (2 min without a step)',
            ...few,
          }),
        ],
        [
          12,
          graphPanel([{ measure: measure('corrupted_rate'), color: 'red' }], {
            title: 'Corrupted requests',
            softMax: 1,
          }),
        ],
      ],
    },
    {
      height: 7,
      panels: [
        [
          12,
          graphPanel(
            [{ measure: measure('host_oom_kills'), legend: '{{instance}}', by: ['instance'], window: '15m' }],
            {
              title: 'OOM kills of hosts, in 15 min',
              more: [
                'The kernel’s kills, of any process on the host. CUDA’s “out of memory” kills nobody: it is in the log of the engine, as is a restart above.',
              ],
              ...few,
            }
          ),
        ],
        [
          12,
          graphPanel([{ measure: measure('containers_oom_killed'), color: 'red' }], {
            title: 'OOM-killed containers (Kubernetes)',
            ...few,
          }),
        ],
      ],
    },
  ];
}
