import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { measureToPromQL } from '../../../src/engine/measures/promql/print';
import { panelContext } from '../context';
import type { Band } from '../layout';
import { textQuery } from '../queries';
import { tablePanel } from '../table';
import { describe } from '../texts';
import { graphPanel } from '../timeseries';
import { line } from './lines';
import { ofCluster } from './variables';

const byPod = { stacked: true, decimals: 0, softMax: 1 } as const;

/** GPUs that pods hold and wait for, against those that nodes offer. */
export function gpuBand(): Band {
  return {
    title: 'GPUs of the cluster: allocatable, held and waited for (all namespaces)',
    height: 8,
    panels: ofCluster(() => [
      [6, requested()],
      [6, graphPanel([eachPod('pod_gpus_running')], { title: 'Held, by pod', ...byPod })],
      [6, graphPanel([eachPod('pod_gpus_pending')], { title: 'Waited for, by pod', ...byPod })],
      [6, nodes()],
    ]),
  };
}

const eachPod = (id: string) => line(id, { legend: '{{namespace}}/{{pod}}' });

/** What all pods hold and wait for together: the measures have a value a pod, so their sums are taken here. */
function requested() {
  const sum = (id: string) => `sum(${measureToPromQL(measure(id), panelContext)})`;
  return graphPanel([line('gpus_allocatable', { limit: true, color: 'red', legend: 'Allocatable (reported)' })], {
    title: 'GPUs requested, and allocatable',
    stacked: true,
    decimals: 0,
    more: ['Requested above allocatable: pods wait until GPUs are free.'],
    colors: { Held: 'green', 'Waited for': 'orange' },
  })
    .withTarget(textQuery('Held', sum('pod_gpus_running'), 'Held'))
    .withTarget(textQuery('Awaited', sum('pod_gpus_pending'), 'Waited for'));
}

function nodes() {
  return tablePanel({
    title: 'GPUs by node',
    description: describe([measure('gpus_allocatable')], 'A pod needs all its GPUs on one node.'),
    labels: [{ label: 'node', title: 'Node' }],
    columns: [{ title: 'Allocatable', measure: measure('gpus_allocatable'), decimals: 0 }],
    none: 'No node with GPUs, or no kube-state-metrics',
  });
}
