import { multiply, total, type Where } from '../expression';
import type { Measure } from '../types';

const topic = 'kubernetes';

/** Whole GPUs, shared ones and slices, as kube-state-metrics writes the resources of the vendors’ device plugins. */
const gpus: Where = { label: 'resource', matches: '(nvidia|amd)_com_gpu(_shared)?|nvidia_com_mig_.+' };

/** What tells one pod from all others. */
export const podLabels = ['cluster', 'namespace', 'pod'] as const;

const shared = {
  topic,
  unit: 'gpus',
  question: 'Are there GPUs for the pods that want them?',
  good: 'Nothing pending; requested below allocatable by what a roll-out needs.',
  advice:
    'A pending pod waits for a node with so many free GPUs at once. Add one, free one, or let a roll-out end the old pod first (maxSurge: 0).',
} as const;

/** Of each pod: its GPUs in a phase, 0 in any other. */
const inPhase = (matches: string) =>
  multiply(total('container_requests', gpus), total('pod_phase', { label: 'phase', matches }));

/** GPUs that pods hold or wait for, beside those that there are. */
export const gpuPodMeasures: readonly Measure[] = [
  {
    ...shared,
    id: 'gpus_allocatable',
    title: 'Allocatable',
    meaning: 'GPUs that nodes offer to pods (a slice of a GPU counts as one), in all namespaces.',
    expression: total('node_allocatable', gpus),
  },
  {
    ...shared,
    id: 'container_gpus',
    title: 'GPUs requested',
    meaning: 'GPUs that containers ask for, whatever has become of their pods: ended ones that are still listed count.',
    expression: total('container_requests', gpus),
  },
  {
    ...shared,
    id: 'pod_gpus_running',
    title: 'GPUs of running pods',
    meaning: 'GPUs that a running pod has reserved; 0 while it does not run.',
    expression: inPhase('Running'),
    split: podLabels,
  },
  {
    ...shared,
    id: 'pod_gpus_pending',
    title: 'GPUs of pending pods',
    meaning: 'GPUs that a pending pod has asked for; 0 when it is not pending.',
    expression: inPhase('Pending'),
    split: podLabels,
  },
  {
    ...shared,
    id: 'pod_waits_for_gpu',
    title: 'Pending GPU pods',
    unit: 'pods',
    meaning: '1 for a pod that asks for GPUs and is pending, 0 for other pods with GPUs.',
    good: 'Zero, but for moments after a roll-out.',
    expression: { op: 'is', of: inPhase('Pending'), than: '>', value: 0 },
    split: podLabels,
    thresholds: { warn: 1, bad: 3, direction: 'above' },
  },
];
