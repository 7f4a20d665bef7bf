import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Measure } from '../../../src/engine/measures/types';
import { type Band, tileBands } from '../layout';
import { statPanel } from '../stat';
import { graphPanel } from '../timeseries';

const latencies = [
  ['ttft_p95', 'First token', 'p95 ≤ $ttft_objective s', 'ttft_objective'],
  ['tpot_p95', 'Per token', 'p95 ≤ $tpot_objective s', 'tpot_objective'],
  ['itl_p95', 'Between tokens', 'p95 ≤ $itl_objective s', 'itl_objective'],
  ['e2e_p95', 'End to end', 'p95 ≤ $e2e_objective s', 'e2e_objective'],
] as const;

/** Each latency against its objective, in five seconds. */
export function tiles(): Band[] {
  return tileBands(
    [
      ...latencies.map(([id, title, goal, objective]) => statPanel(measure(id), { title, goal, objective })),
      statPanel(measure('queue_mean'), { title: 'Queue', goal: 'mean, goal 0', thresholds: queueGoal }),
      statPanel(measure('waiting'), { title: 'Waiting', goal: 'now, goal 0', decimals: 0 }),
    ],
    { title: '1 · Is it slow? p95 against the objectives' }
  );
}

const queueGoal: Measure['thresholds'] = { warn: 0.1, bad: 1, direction: 'above' };

/** Which shares keep their objectives, and in which phase the time goes. */
export function reasonBand(): Band {
  return {
    title: '2 · How often, and where does the time go?',
    height: 9,
    panels: [
      [
        8,
        graphPanel(
          (['ttft', 'tpot', 'itl', 'e2e', 'queue'] as const).map((id) => ({
            measure: measure(`${id}_within`),
            legend: shortTitles[id],
          })),
          { title: 'Within objective', max: 1 }
        ),
      ],
      [
        8,
        graphPanel(
          [
            { measure: measure('phase_queue'), color: 'red' },
            { measure: measure('phase_prefill'), color: 'orange' },
            { measure: measure('phase_decode'), color: 'blue' },
          ],
          {
            title: 'A request’s time by phase (mean)',
            stacked: true,
            more: [
              'Slow or full? A thick queue layer means full: go to Capacity. Thick prefill means long prompts, thick decode long replies or a large batch. What the API server adds is not among them: see the last row.',
            ],
          }
        ),
      ],
      [
        8,
        graphPanel(
          [
            { measure: measure('ttft_p95'), legend: 'first token p95', color: 'orange' },
            { measure: measure('waiting'), right: true, color: 'red' },
          ],
          {
            title: 'First token and queue depth',
            more: ['Both rising: full. The first token alone rising: long prompts, or a slow API server.'],
          }
        ),
      ],
    ],
  };
}

const shortTitles = {
  ttft: 'first token',
  tpot: 'per token',
  itl: 'between tokens',
  e2e: 'end to end',
  queue: 'queue',
};
