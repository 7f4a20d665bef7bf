import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { describe } from '../texts';
import { panelContext } from '../context';
import type { Band } from '../layout';
import { textQuery } from '../queries';
import { tablePanel } from '../table';
import { graphPanel } from '../timeseries';
import { measureToPromQL } from '../../../src/engine/measures/promql/print';

const top = 10;

/** The ten engines with the highest p95 now, and how theirs was before. */
function slowest(id: string, title: string) {
  const p95 = measure(id);
  const [by, named] = [['instance', 'engine'], '{{instance}} {{engine}}'];
  const text = measureToPromQL(p95, { ...panelContext, by });
  const panel = graphPanel([{ measure: p95, by, legend: named }], {
    title: `${title} p95, ${top} slowest engines`,
    more: [
      `At each moment the ${top} engines with the highest value; an engine that drops out of them has a gap. An engine is an instance and its data-parallel rank.`,
    ],
  });
  const [, ...state] = panel.build().targets ?? [];
  return panel.targets([
    textQuery('A', `topk(${top}, ${text} >= 0)`, named),
    ...state.map((target) => ({ build: () => target })),
  ]);
}

const columns = [
  ['ttft_p50', 'TTFT p50'],
  ['ttft_p95', 'TTFT p95'],
  ['tpot_p95', 'TPOT p95'],
  ['itl_p95', 'ITL p95'],
  ['e2e_p95', 'E2E p95'],
  ['e2e_mean', 'E2E mean'],
  ['queue_mean', 'Queue mean'],
  ['ttft_within', 'TTFT within'],
] as const;

/** Which engine, and which model, is the slow one. */
export function byEngineBands(): Band[] {
  return [
    {
      title: '4 · Which engine, which model?',
      height: 9,
      panels: [
        [8, slowest('ttft_p95', 'First token')],
        [8, slowest('e2e_p95', 'End to end')],
        [
          8,
          graphPanel([{ measure: measure('ttft_p95'), by: ['model_name'], legend: '{{model_name}}' }], {
            title: 'First token p95 by model',
          }),
        ],
      ],
    },
    {
      height: 8,
      panels: [
        [
          24,
          tablePanel({
            title: 'Latency now, engine by engine',
            description: describe(
              [measure('ttft_p95')],
              'One row for each engine; percentiles are interpolated inside their buckets.'
            ),
            labels: [
              { label: 'model_name', title: 'Model' },
              {
                label: 'instance',
                title: 'Instance',
                width: 170,
                links: [
                  {
                    title: 'Show ${__value.text} alone',
                    url: '/d/${__dashboard.uid}?${datasource:queryparam}&var-instance=${__value.text}&${__url_time_range}',
                  },
                ],
              },
              { label: 'engine', title: 'Engine', width: 66 },
            ],
            columns: columns.map(([id, title]) => ({ title, measure: measure(id), width: 112 })),
            none: 'No engine answers, or the filters match none',
            sortBy: 'TTFT p95',
          }),
        ],
      ],
    },
  ];
}
