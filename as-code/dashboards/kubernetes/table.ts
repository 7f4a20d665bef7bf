import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { type Column, tablePanel } from '../table';
import { byContainer, reasonAs } from './reasons';

// Of the reasons, only the labels are shown.
/** One row a container: how often it restarted, why it ended and why it waits, and how full it is. */
export function containerTable() {
  const columns: readonly Column[] = [
    { title: 'GPUs', measure: measure('container_gpus'), decimals: 0, width: 80 },
    { title: 'Restarts, 1 h', measure: measure('container_restarts'), window: '1h', decimals: 0, width: 110 },
    { title: 'Restarts, 1 d', measure: measure('container_restarts'), window: '1d', decimals: 0, width: 128 },
    { title: 'Ended', expr: reasonAs('ended', 'containers_by_last_end') },
    { title: 'Waits', expr: reasonAs('waits', 'containers_waiting_by_reason') },
    ...['container_memory_of_limit', 'container_cpu_of_limit', 'container_cpu_of_request'].map((id) => ({
      title: measure(id).title,
      expr: byContainer(id),
      unit: 'percentunit',
      thresholds: measure(id).thresholds,
      decimals: 0,
      width: 130,
    })),
  ];
  return tablePanel({
    title: 'Containers',
    description: [
      '**Which container is the odd one out?**',
      'One row for each container: restarts, why it ended the last time and why it waits now, memory and CPU against its limit and request.',
      '**Good:** no restarts; no reason to wait; memory below 90 % of the limit.',
      `**What to do:** ${measure('containers_by_last_end').advice} ${measure('containers_waiting').advice}`,
      '*A dash: it never ended, does not wait, or has no limit.*',
    ].join('\n\n'),
    labels: [
      { label: 'namespace', title: 'Namespace', width: 130 },
      { label: 'pod', title: 'Pod' },
      { label: 'container', title: 'Container', width: 130 },
      { label: 'ended', title: 'Last end', width: 130 },
      { label: 'waits', title: 'Waits for', width: 150 },
    ],
    columns,
    hidden: ['Value #D', 'Value #E'],
    none: 'No Kubernetes: scrape kube-state-metrics, or the filters match no pod',
    sortBy: 'Restarts, 1 d',
  });
}
