import type { Band } from '../layout';
import { graphPanel } from '../timeseries';
import { each, line } from './lines';

/** Pods by phase, and replicas against what there should be. */
export function podBand(): Band {
  const whole = { decimals: 0 } as const;
  return {
    title: 'Pods and replicas',
    height: 8,
    panels: [
      [
        6,
        graphPanel([line('pods_by_phase', { legend: '{{phase}}' })], {
          title: 'Pods by phase',
          stacked: true,
          colors: { Running: 'green', Pending: 'orange', Failed: 'red', Unknown: 'purple', Succeeded: 'text' },
          ...whole,
        }),
      ],
      [6, graphPanel(wanted('deployment'), { title: 'Deployments', ...whole })],
      [6, graphPanel(wanted('statefulset'), { title: 'Stateful sets', ...whole })],
      [
        6,
        graphPanel(
          [
            each('autoscaler_replicas', 'horizontalpodautoscaler', 'has'),
            each('autoscaler_desired', 'horizontalpodautoscaler', 'wants'),
            each('autoscaler_limit', 'horizontalpodautoscaler', 'limit (reported)', { limit: true }),
          ],
          { title: 'Autoscalers', ...whole }
        ),
      ],
    ],
  };
}

function wanted(kind: 'deployment' | 'statefulset') {
  return [each(`${kind}_ready`, kind, 'ready'), each(`${kind}_replicas`, kind, 'wanted (reported)', { limit: true })];
}
