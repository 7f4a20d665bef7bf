import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { rate } from '../../../src/engine/measures/expression';
import { expressionToPromQL } from '../../../src/engine/measures/promql/print';
import { panelContext } from '../context';
import type { Band } from '../layout';
import { textQuery } from '../queries';
import { graphPanel, stateLook } from '../timeseries';

/** Work per GPU as vLLM estimates it, where it is told to. */
export function workBand(): Band {
  return {
    title: 'How much of the GPU’s arithmetic is used? (needs --enable-mfu-metrics)',
    collapsed: true,
    height: 8,
    panels: [
      [
        8,
        orOff(
          graphPanel([{ measure: measure('mfu'), legend: 'of $gpu_tflops TFLOP/s', color: 'blue' }], {
            title: 'Model FLOPs utilisation',
            max: 1,
          })
        ),
      ],
      [
        8,
        orOff(
          graphPanel([{ measure: measure('flops_per_gpu'), legend: 'one GPU', color: 'blue' }], {
            title: 'Arithmetic per GPU',
          })
        ),
      ],
      [
        8,
        orOff(
          graphPanel(
            [
              { measure: measure('memory_read_per_gpu'), legend: 'read', color: 'blue' },
              { measure: measure('memory_write_per_gpu'), legend: 'written', color: 'orange' },
            ],
            { title: 'Memory per GPU' }
          )
        ),
      ],
    ],
  };
}

/** Without the flag the counters are exposed and stand still: says so while tokens come. */
function orOff(panel: PanelBuilder): PanelBuilder {
  const of = (signal: 'estimated_flops' | 'generation_tokens') => expressionToPromQL(rate(signal), panelContext);
  const off = `0 * (${of('estimated_flops')} == 0) unless on() (${of('generation_tokens')} == 0)`;
  const text = `label_replace(${off}, "state", "Not estimated: start vLLM with --enable-mfu-metrics", "", "")`;
  return panel.withTarget(textQuery('Off', text, '{{state}}').instant()).overrideByQuery('Off', stateLook);
}
