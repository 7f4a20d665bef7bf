import { LegendDisplayMode, LegendPlacement } from '@grafana/grafana-foundation-sdk/common';
import { PieChartLegendOptionsBuilder, PieChartLegendValues } from '@grafana/grafana-foundation-sdk/piechart';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { piePanel } from '../pie';
import { graphPanel } from '../timeseries';
import { steady } from './summary';

const colors = { stop: 'green', length: 'blue', repetition: 'purple', abort: 'orange', error: 'red' };

function reasonsPie() {
  const panel = piePanel([{ measure: measure('finish_reasons'), legend: '{{finished_reason}}', window: '$__range' }], {
    title: 'Finish reasons, in the range',
    none: 'No engine, or nothing has finished',
  }).legend(
    new PieChartLegendOptionsBuilder()
      .showLegend(true)
      .displayMode(LegendDisplayMode.Table)
      .placement(LegendPlacement.Right)
      .values([PieChartLegendValues.Percent])
  );
  Object.entries(colors).forEach(([reason, fixedColor]) =>
    panel.overrideByName(reason, [{ id: 'color', value: { mode: 'fixed', fixedColor } }])
  );
  return panel;
}

/** How requests end, and how many are given up. */
export function endsBand(): Band {
  return {
    title: 'How do requests end?',
    height: 8,
    panels: [
      [6, reasonsPie()],
      [
        6,
        graphPanel([{ measure: measure('finish_reasons'), legend: '{{finished_reason}}' }], {
          title: 'Finish reasons',
          stacked: true,
          colors,
        }),
      ],
      [6, graphPanel([{ measure: measure('length_ratio'), color: 'blue' }], { title: 'Cut short (length)', max: 1 })],
      [
        6,
        graphPanel(
          [
            { measure: measure('aborted_rate'), legend: 'aborted', color: 'orange', ...steady },
            { measure: measure('abort_ratio'), legend: 'share', color: 'text', right: true, ...steady },
          ],
          {
            title: 'Aborted by clients (derived, 5 min)',
            more: ['The finish reason abort stays at 0 when a client hangs up: a panel of it shows nothing is wrong.'],
          }
        ),
      ],
    ],
  };
}
