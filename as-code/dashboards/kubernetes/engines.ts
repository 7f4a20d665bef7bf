import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { statPanel } from '../stat';
import { graphPanel } from '../timeseries';
import { line } from './lines';

const byPod = { by: ['pod', 'instance'], legend: '{{pod}} {{instance}}' };

/** The engines in the pods: a target found through Kubernetes has its pod as a label. */
export function engineBand(): Band {
  return {
    title: 'The engines in the pods',
    height: 8,
    panels: [
      [6, statPanel(measure('targets_down'), { title: 'Targets down', goal: 'goal 0', decimals: 0 })],
      [6, graphPanel([line('kv_usage', byPod)], { title: 'KV cache by pod', max: 1 })],
      [6, graphPanel([line('running', byPod)], { title: 'Running by pod' })],
      [6, graphPanel([line('waiting', byPod)], { title: 'Waiting by pod' })],
    ],
  };
}
