import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { bucketHeatmap } from '../bucket-heatmap';
import type { Band } from '../layout';
import { scatterPanel } from '../scatter';
import { graphPanel } from '../timeseries';

/** What latency depends on: the whole on its first token, the first token on the prompt. */
export function relationBands(): Band[] {
  return [
    {
      title: '5 · What does it depend on?',
      height: 10,
      panels: [
        [
          12,
          scatterPanel(measure('ttft_mean'), measure('e2e_mean'), {
            title: 'Total latency against first token',
            more: [
              'Along a line: the first token (queue and prefill) decides the total. Spread upwards: reply lengths and decode do.',
            ],
          }),
        ],
        [
          12,
          scatterPanel(measure('prompt_length_mean'), measure('ttft_mean'), {
            title: 'First token against prompt length',
            more: [
              'A rising line is prefill at work. Above the line at the same prompt length: the queue. The prompt lengths are those of requests that finished, the first tokens those of requests that began; vLLM has no joint histogram of the two.',
            ],
          }),
        ],
      ],
    },
    {
      height: 9,
      panels: [
        [12, bucketHeatmap(measure('prompt_length_buckets'), 'Prompt length, spread')],
        [12, bucketHeatmap(measure('prefill_buckets'), 'Prefill time, spread')],
      ],
    },
  ];
}

/** What the API server adds to the engine's latency. */
export function serverBand(): Band {
  return {
    title: 'What does the API server add?',
    height: 9,
    panels: [
      [
        10,
        graphPanel(
          [
            { measure: measure('http_p95'), legend: 'HTTP p95', color: 'orange', bucket: true },
            { measure: measure('http_mean'), legend: 'HTTP mean', color: 'yellow' },
            { measure: measure('e2e_p95'), legend: 'engine p95', color: 'blue' },
            { measure: measure('e2e_mean'), legend: 'engine mean', color: 'purple' },
          ],
          {
            title: 'HTTP duration beside end-to-end latency',
            more: [
              'HTTP counts requests of every path, failed ones and closed streams too, and knows neither model nor engine: it is that of the whole API server. Probes and /metrics are not among them.',
            ],
          }
        ),
      ],
      [
        7,
        graphPanel([{ measure: measure('http_handler_mean'), legend: '{{handler}}' }], {
          title: 'HTTP duration by path (mean)',
        }),
      ],
      [
        7,
        graphPanel([{ measure: measure('api_server_cpu'), by: ['instance'], legend: '{{instance}}' }], {
          title: 'CPU of API servers',
        }),
      ],
    ],
  };
}
