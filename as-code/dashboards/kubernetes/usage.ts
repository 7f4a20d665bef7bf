import type { Band } from '../layout';
import { graphPanel } from '../timeseries';
import { each, line } from './lines';
import { ofChosenPods } from './variables';

const container = '{{pod}} {{container}}';

/** What containers use of CPU, memory and network, and how full the volumes are. */
export function usageBands(): Band[] {
  return [
    ...ofChosenPods(() => [cpuBand(), memoryBand()]),
    {
      height: 8,
      panels: [
        [8, ofChosenPods(network)],
        [
          8,
          graphPanel([each('volume_usage', 'persistentvolumeclaim')], {
            title: 'Volumes: the model cache and others',
            max: 1,
          }),
        ],
        [
          8,
          graphPanel(
            [
              each('volume_used', 'persistentvolumeclaim', 'used'),
              each('volume_capacity', 'persistentvolumeclaim', 'size (reported)', { limit: true }),
            ],
            { title: 'Volumes in bytes' }
          ),
        ],
      ],
    },
  ];
}

function cpuBand(): Band {
  return {
    title: 'What the containers use',
    height: 8,
    panels: [
      [
        8,
        graphPanel(
          [
            line('container_cpu_use', { color: 'blue' }),
            line('container_cpu_request', { limit: true, color: 'green', legend: 'Request (reported)' }),
            line('container_cpu_limit', { limit: true, color: 'red', legend: 'Limit (reported)' }),
          ],
          { title: 'CPU, all chosen pods', more: [partial] }
        ),
      ],
      [8, graphPanel([line('container_cpu_of_limit', { legend: container })], { title: 'CPU of limit, by container' })],
      [
        8,
        graphPanel([each('container_cpu_throttled', 'pod')], {
          title: 'CPU throttled, by pod',
          max: 1,
        }),
      ],
    ],
  };
}

const partial =
  'Containers without a limit or request are in what is used, and not in the limit: compare by container.';

function memoryBand(): Band {
  return {
    height: 8,
    panels: [
      [
        8,
        graphPanel(
          [
            line('container_memory_use', { color: 'blue' }),
            line('container_memory_request', { limit: true, color: 'green', legend: 'Request (reported)' }),
            line('container_memory_limit', { limit: true, color: 'red', legend: 'Limit (reported)' }),
          ],
          { title: 'Memory, all chosen pods', more: [partial] }
        ),
      ],
      [
        8,
        graphPanel([line('container_memory_of_limit', { legend: container })], {
          title: 'Memory of limit, by container',
          softMax: 1,
        }),
      ],
      [8, graphPanel([each('pod_uptime', 'pod')], { title: 'Uptime, by pod' })],
    ],
  };
}

function network() {
  return graphPanel([each('pod_network_received', 'pod', 'in'), each('pod_network_sent', 'pod', 'out')], {
    title: 'Network, by pod',
  });
}
