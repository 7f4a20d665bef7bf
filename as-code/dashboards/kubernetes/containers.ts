import type { Band } from '../layout';
import { graphPanel } from '../timeseries';
import { line } from './lines';
import { containerTable } from './table';
import { ofChosenPods } from './variables';

/** Restarts, ends and waits of containers. */
export function containerBands(): Band[] {
  return ofChosenPods(() => [
    {
      title: 'Containers: restarts, ends and waits',
      height: 8,
      panels: [
        [8, restarts()],
        [8, waits()],
        [8, ends()],
      ],
    },
    { height: 8, panels: [[24, containerTable()]] },
  ]);
}

function restarts() {
  return graphPanel(
    [
      line('container_restarts', {
        by: ['namespace', 'pod', 'container'],
        legend: '{{pod}} {{container}}',
        window: '15m',
      }),
    ],
    { title: 'Restarts in 15 min', bars: true, decimals: 0, softMax: 1 }
  );
}

function waits() {
  return graphPanel(
    [
      line('containers_waiting', { limit: true, color: 'text' }),
      line('containers_waiting_by_reason', { legend: '{{reason}}' }),
    ],
    {
      title: 'Containers that wait, by reason',
      stacked: true,
      decimals: 0,
      softMax: 1,
      colors: {
        ContainerCreating: 'blue',
        PodInitializing: 'blue',
        CrashLoopBackOff: 'red',
        ImagePullBackOff: 'orange',
      },
    }
  );
}

function ends() {
  return graphPanel(
    [
      line('containers_ended', { limit: true, color: 'text' }),
      line('containers_by_last_end', { legend: '{{reason}}' }),
    ],
    {
      title: 'Containers by their last end',
      stacked: true,
      decimals: 0,
      softMax: 1,
      colors: { OOMKilled: 'red', Error: 'orange', Completed: 'green' },
      more: ['A container stays counted until its pod is gone, however long ago it ended.'],
    }
  );
}
