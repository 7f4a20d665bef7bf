import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { leaf } from '../../../src/engine/measures/promql/leaf';
import { requirement } from '../../../src/engine/measures/requirement';
import { panelContext } from '../context';
import type { Band } from '../layout';
import { tablePanel } from '../table';
import { graphPanel } from '../timeseries';

const labels = [
  { label: 'instance', title: 'Instance', width: 180 },
  { label: 'running_lora_adapters', title: 'Running' },
  { label: 'waiting_lora_adapters', title: 'Waiting' },
  { label: 'max_lora', title: 'Slots', width: 80 },
];

/** Which adapters run and wait, and who waits for them. */
export function adapterBand(): Band {
  return {
    title: 'LoRA adapters (needs --enable-lora)',
    collapsed: true,
    height: 8,
    panels: [
      [12, adapterTable()],
      [
        6,
        graphPanel(
          [
            { measure: measure('lora_slots'), legend: 'slots (--max-loras, reported)', color: 'blue' },
            { measure: measure('waiting_deferred'), legend: 'requests deferred', color: 'orange' },
          ],
          {
            title: 'Slots and deferred requests',
            softMax: 1,
            decimals: 0,
            more: ['Requests are deferred for a KV transfer, too.'],
          }
        ),
      ],
      [
        6,
        graphPanel([{ measure: measure('lora_age'), legend: 'since the last report', color: 'blue' }], {
          title: 'Adapters last reported',
        }),
      ],
    ],
  };
}

/** The newest of the series that an engine has shown: one for each combination of adapters, of which old ones stay. */
function adapterTable() {
  const newest = `topk by (cluster, namespace, job, instance) (1, ${leaf({ signal: 'lora_requests' }, panelContext)})`;
  return tablePanel({
    title: 'Adapters now',
    description: [
      '**Which adapters run, and which wait for a slot?**',
      'One row for each server: the adapters of its last report, and when that was. Several API servers (data parallel) add their reports up, and what is shown is of no use then. vLLM counts requests and tokens of adapters under the base model; the table says which adapters there are, not how much each does.',
      '**Good:** nothing waits.',
      '**What to do:** raise --max-loras where adapters wait for long; each slot takes GPU memory.',
      `*${requirement(measure('lora_slots'))}*`,
    ].join('\n\n'),
    none: `No adapters here. ${requirement(measure('lora_slots'))}`,
    rows: `(${newest})`,
    labels,
    sortBy: 'Reported',
    columns: [
      {
        title: 'Reported',
        expr: `1000 * max by (${labels.map(({ label }) => label).join(', ')}) (${newest})`,
        unit: 'dateTimeFromNow',
        width: 140,
      },
    ],
  });
}
