import type { SignalId } from '../../signals/catalogue';
import { aggregate, divide, type Expression, rate, total, type Where } from '../expression';
import type { Measure } from '../types';
import { podLabels } from './gpu-pods';

const topic = 'kubernetes';

/** cAdvisor also has the sums of a pod, without a container, and the pod's pause container. */
const real: Where = { label: 'container', matches: '|POD', not: true };

/** Without what is not of a pod: a node as a whole, and slices. */
const ofPods: Where = { label: 'pod', matches: '.+' };

const container = [...podLabels, 'container'];
const resource = (matches: string): Where => ({ label: 'resource', matches });

const cpu = {
  topic,
  unit: 'cores',
  question: 'Do containers have enough CPU?',
  good: 'Below the limit, without throttling. An engine core and an API server each need a whole core all the time.',
  advice:
    'Throttled or at the limit: raise it, or take the CPU limit away and keep the request. The GPU waits while the CPU is held back.',
} as const;

const memory = {
  topic,
  unit: 'bytes',
  question: 'Do containers have enough memory?',
  good: 'Below 90 % of the limit.',
  advice:
    'Near the limit the kernel kills the container (OOMKilled). Raise the limit, or lower KV offload to the CPU (--kv-offloading-size).',
} as const;

const cpuUse = rate('container_cpu', { where: real });
const memoryUse = total('container_memory', real);

const network = (id: SignalId, title: string, verb: string): Measure => ({
  id,
  title,
  topic,
  unit: 'bytes/s',
  question: 'What crosses the pods’ network?',
  meaning: `Bytes a second that pods ${verb}; a pod on its host’s network counts all of the host’s.`,
  good: 'Small: text is small. Large while a model is downloaded, or with parallelism over several pods.',
  advice: 'Large with every start: keep models on a volume (the model cache) instead of downloading them again.',
  expression: rate(id, { where: ofPods }),
});

const volume = (id: SignalId): Expression => ({ op: 'value', signal: id });

const cache = {
  topic,
  question: 'Is there room on the volumes?',
  good: 'Below 85 %.',
  advice: 'Full: downloads and compile caches fail, and pods do not start. Enlarge the claim, or delete old models.',
} as const;

/** CPU, memory, network and volumes of containers. */
export const containerUseMeasures: readonly Measure[] = [
  {
    ...cpu,
    id: 'container_cpu_use',
    title: 'CPU in use',
    meaning: 'Cores that containers use.',
    expression: cpuUse,
  },
  {
    ...cpu,
    id: 'container_cpu_request',
    title: 'CPU request',
    meaning: 'Cores that are reserved for containers.',
    expression: total('container_requests', resource('cpu')),
  },
  {
    ...cpu,
    id: 'container_cpu_limit',
    title: 'CPU limit',
    meaning: 'Cores that containers with a limit may use.',
    expression: total('container_limits', resource('cpu')),
  },
  {
    ...cpu,
    id: 'container_cpu_of_limit',
    title: 'CPU of limit',
    unit: 'ratio',
    meaning: 'Cores that a container uses, of its limit; containers without one are left out.',
    expression: divide(cpuUse, total('container_limits', resource('cpu'))),
    split: container,
    thresholds: { warn: 0.9, bad: 1, direction: 'above' },
  },
  {
    ...cpu,
    id: 'container_cpu_of_request',
    title: 'CPU of request',
    unit: 'ratio',
    meaning: 'Cores that a container uses, of what is reserved for it; above 100 % it lives on what others leave.',
    expression: divide(cpuUse, total('container_requests', resource('cpu'))),
    split: container,
  },
  {
    ...cpu,
    id: 'container_cpu_throttled',
    title: 'CPU throttled',
    unit: 'ratio',
    meaning:
      'Share of the scheduler’s periods in which limited containers were stopped for having used up their limit.',
    expression: divide(
      rate('container_cpu_throttled', { where: real }),
      rate('container_cpu_periods', { where: real })
    ),
    thresholds: { warn: 0.05, bad: 0.25, direction: 'above' },
    undefinedWhenIdle: true,
  },
  {
    ...memory,
    id: 'container_memory_use',
    title: 'Memory in use',
    meaning: 'Memory of containers that the kernel cannot take back (working set).',
    expression: memoryUse,
  },
  {
    ...memory,
    id: 'container_memory_request',
    title: 'Memory request',
    meaning: 'Memory that is reserved for containers.',
    expression: total('container_requests', resource('memory')),
  },
  {
    ...memory,
    id: 'container_memory_limit',
    title: 'Memory limit',
    meaning: 'Memory that containers with a limit may use.',
    expression: total('container_limits', resource('memory')),
  },
  {
    ...memory,
    id: 'container_memory_of_limit',
    title: 'Memory of limit',
    unit: 'ratio',
    meaning: 'Working set of a container, of its limit; containers without one are left out.',
    expression: divide(memoryUse, total('container_limits', resource('memory'))),
    split: container,
    thresholds: { warn: 0.9, bad: 0.97, direction: 'above' },
  },
  network('pod_network_received', 'Received', 'received'),
  network('pod_network_sent', 'Sent', 'sent'),
  {
    ...cache,
    id: 'volume_usage',
    title: 'Fullest volume',
    unit: 'ratio',
    meaning: 'Share of a volume that is in use, of the fullest one; the model cache is mostly one of them.',
    expression: aggregate('max', divide(volume('volume_used'), volume('volume_capacity'))),
    thresholds: { warn: 0.85, bad: 0.95, direction: 'above' },
  },
  {
    ...cache,
    id: 'volume_used',
    title: 'Used',
    unit: 'bytes',
    meaning: 'Bytes in use on a volume (of the largest one where several are meant).',
    expression: aggregate('max', volume('volume_used')),
  },
  {
    ...cache,
    id: 'volume_capacity',
    title: 'Size',
    unit: 'bytes',
    meaning: 'Size of a volume (of the largest one where several are meant).',
    expression: aggregate('max', volume('volume_capacity')),
  },
];
