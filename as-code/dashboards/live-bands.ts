import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import type { Band } from './layout';
import { measureGraph } from './vllm/graph';
import { limitsTable } from './vllm/limits-table';
import { requestsGraph } from './vllm/requests-graph';
import { objectiveOf } from './vllm/target';
import { liveTile } from './vllm/tile';

/** What reads in five seconds: how it feels, and how much it does. */
export function tiles(): Band[] {
  const feel = [
    latencyTile('ttft', 'Time to first token'),
    latencyTile('itl', 'Inter-token latency'),
    latencyTile('e2e', 'End-to-end latency'),
    liveTile(measure('waiting'), { title: 'Waiting', goal: 'goal 0', decimals: 0 }),
  ];
  const work = [
    liveTile(measure('request_rate'), { title: 'Load', goal: 'requests', decimals: 1 }),
    liveTile(measure('generation_token_rate'), { title: 'Output', goal: 'tokens', decimals: 0 }),
    liveTile(measure('kv_usage'), { title: 'KV cache', goal: '≤ 90 %', decimals: 0 }),
    liveTile(measure('running'), { title: 'Running', goal: 'requests', decimals: 0 }),
  ];
  return [feel, work].map((row) => ({ height: 3, panels: row.map((tile) => [6, tile] as const) }));
}

function latencyTile(id: string, title: string) {
  const limit = objectiveOf(id).default;
  return liveTile(measure(`${id}_p95`), {
    title,
    goal: `p95 ≤ ${limit} s`,
    thresholds: { warn: limit, bad: limit, direction: 'above' },
  });
}

/** Requests, KV cache, and what limits them. */
export function fullBand(): Band {
  return {
    title: 'Is it full? Requests, KV cache and limits',
    height: 8,
    panels: [
      [
        6,
        measureGraph(
          'auto',
          [
            { measure: measure('running'), color: 'blue' },
            { measure: measure('waiting'), color: 'orange' },
            { measure: measure('max_concurrency'), legend: 'KV cache holds (reported)', limit: true, color: 'red' },
          ],
          {
            title: 'Running and waiting',
            more: [
              'The dashed limit is what the engine reports itself (full-length requests that fit into the KV cache, vLLM 0.24 and newer); older engines report none.',
            ],
          }
        ),
      ],
      [
        6,
        measureGraph(
          'auto',
          [
            { measure: measure('kv_usage'), color: 'blue' },
            { measure: measure('preemption_rate'), right: true, color: 'red' },
          ],
          { title: 'KV cache and preemptions', max: 1 }
        ),
      ],
      [12, limitsTable()],
    ],
  };
}

/** Latencies and where the time of a request goes. */
export function slowBand(): Band {
  return {
    title: 'Is it slow? Latencies and phases',
    height: 8,
    panels: [
      [6, percentiles('ttft', 'Time to first token')],
      [6, percentiles('itl', 'Inter-token latency')],
      [
        6,
        measureGraph(
          'auto',
          [
            { measure: measure('phase_queue'), color: 'red' },
            { measure: measure('phase_prefill'), color: 'orange' },
            { measure: measure('phase_decode'), color: 'blue' },
          ],
          { title: 'A request’s time by phase (mean)', stacked: true }
        ),
      ],
      [
        6,
        measureGraph(
          'auto',
          [
            { measure: measure('queue_p95'), legend: 'p95', color: 'orange', bucket: true },
            { measure: measure('queue_mean'), legend: 'mean', color: 'blue' },
          ],
          {
            title: 'Queue time',
            more: [
              'The shaded band is the bucket that p95 fell into. Inside the first bucket (up to 0.3 s by default) nothing finer is known: the mean is exact.',
            ],
          }
        ),
      ],
    ],
  };
}

function percentiles(id: string, title: string) {
  return measureGraph(
    'auto',
    [
      { measure: measure(`${id}_p50`), legend: 'p50', color: 'green' },
      { measure: measure(`${id}_p95`), legend: 'p95', color: 'orange', bucket: true },
      { measure: measure(`${id}_p99`), legend: 'p99', color: 'red' },
      { measure: measure(`${id}_mean`), legend: 'mean', color: 'blue' },
    ],
    {
      title,
      more: [
        'The shaded band is the histogram bucket that p95 fell into: the true value lies somewhere in it. A band that starts at 0 means that the first bucket holds it all, and the mean says more.',
      ],
    }
  );
}

/** What comes out, and how requests end. */
export function deliveryBand(): Band {
  return {
    title: 'What does it deliver, and does it fail?',
    height: 8,
    panels: [
      [
        8,
        measureGraph(
          'auto',
          [
            { measure: measure('generation_token_rate'), color: 'blue' },
            { measure: measure('prompt_token_rate'), color: 'purple' },
          ],
          { title: 'Tokens' }
        ),
      ],
      [8, requestsGraph('reasons')],
      [8, requestsGraph('errors')],
    ],
  };
}
