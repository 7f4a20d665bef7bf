import { GraphThresholdsStyleConfigBuilder, GraphThresholdsStyleMode } from '@grafana/grafana-foundation-sdk/common';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { thresholdSteps } from '../stat';
import { graphPanel } from '../timeseries';
import type { Band } from '../layout';

function burnGraph(id: 'ttft_burn' | 'itl_burn', title: string) {
  const burn = measure(id);
  return graphPanel(
    [
      { measure: burn, legend: '5 min', window: '5m', color: 'blue' },
      { measure: burn, legend: '1 h', window: '1h', color: 'purple' },
      { measure: burn, legend: '6 h', window: '6h', color: 'semi-dark-green' },
    ],
    {
      title,
      softMax: 16,
      more: [
        'The target (SLO target) and the objective are chosen above. The lines at 14.4 and 6 are those of Google’s SRE Workbook (Alerting on SLOs): page where both 1 h and 5 min exceed 14.4, or both 6 h and 30 min exceed 6. A line whose window is longer than the data is that of the data.',
      ],
    }
  )
    .thresholds(thresholdSteps(burn.thresholds))
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
}

/** How fast the error budgets of the first token and of the gaps between tokens are being spent. */
export function burnBand(): Band {
  return {
    title: '3 · How fast is the error budget spent?',
    height: 9,
    panels: [
      [12, burnGraph('ttft_burn', 'First token: burn rate against $slo_target')],
      [12, burnGraph('itl_burn', 'Between tokens: burn rate against $slo_target')],
    ],
  };
}
