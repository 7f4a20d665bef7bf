import { aggregate, orZero, total } from '../expression';
import type { Measure } from '../types';

const topic = 'kubernetes';
const known = aggregate('count', { op: 'value', signal: 'container_info' });

const ended = {
  topic,
  unit: 'items',
  question: 'Why did containers end?',
  advice:
    'OOMKilled: the container’s memory limit is too low; loading a model needs as much as its largest shard, and KV offload to the CPU (--kv-offloading-size) comes on top. Error: kubectl logs --previous tells.',
} as const;

const waiting = {
  topic,
  unit: 'items',
  question: 'What keeps containers from starting?',
  good: 'Nothing, but for moments after a roll-out.',
  advice:
    'CrashLoopBackOff: kubectl logs --previous tells why it ends, often too little GPU memory (lower --max-model-len or --gpu-memory-utilization). ImagePullBackOff: check the image’s name and the pull secret. CreateContainerConfigError: a secret or config map is missing.',
} as const;

/** Restarts of containers, why they ended, and why they wait. */
export const containerMeasures: readonly Measure[] = [
  {
    topic,
    id: 'container_restarts',
    title: 'Restarts',
    unit: 'events',
    question: 'Do containers restart?',
    meaning: 'Restarts of containers in the window. Between two of them the model is loaded again.',
    good: 'Zero.',
    advice: `${ended.advice} Liveness probes: /health must not be given less time than a model takes to load.`,
    expression: aggregate('sum', { op: 'increase', signal: 'container_restarts' }),
    thresholds: { warn: 1, bad: 3, direction: 'above' },
  },
  {
    ...ended,
    id: 'containers_oom_killed',
    title: 'OOMKilled',
    meaning: 'Containers whose last end was for want of memory; a container counts until its pod is gone.',
    good: 'Zero.',
    expression: orZero(total('container_last_terminated_reason', { label: 'reason', matches: 'OOMKilled' }), known),
    thresholds: { warn: 1, bad: 1, direction: 'above' },
    needs: ['container_info'],
  },
  {
    ...ended,
    id: 'containers_ended',
    title: 'All that ended',
    meaning: 'Containers that have ended once and whose pod is still there.',
    good: 'None, or Completed.',
    expression: orZero(total('container_last_terminated_reason'), known),
    needs: ['container_info'],
  },
  {
    ...ended,
    id: 'containers_by_last_end',
    title: 'Containers by last end',
    meaning: 'Containers that have ended once, by why they ended the last time.',
    good: 'None, or Completed.',
    expression: total('container_last_terminated_reason'),
    split: ['reason'],
    needs: ['container_info'],
  },
  {
    ...waiting,
    id: 'containers_waiting',
    title: 'All that wait',
    meaning: 'Containers that wait to be started.',
    expression: orZero(total('container_waiting_reason'), known),
    needs: ['container_info'],
  },
  {
    ...waiting,
    id: 'containers_waiting_by_reason',
    title: 'Waiting by reason',
    meaning: 'Containers that wait to be started, by why.',
    expression: total('container_waiting_reason'),
    split: ['reason'],
    needs: ['container_info'],
  },
  {
    ...waiting,
    id: 'containers_stuck',
    title: 'Stuck',
    meaning:
      'Containers that will not start by waiting: they crash again and again, or their image or configuration is not there.',
    good: 'Zero.',
    expression: orZero(
      total('container_waiting_reason', {
        label: 'reason',
        matches: '(CrashLoop|ImagePull)BackOff|ErrImage.*|InvalidImageName|CreateContainer.*Error|RunContainerError',
      }),
      known
    ),
    thresholds: { warn: 1, bad: 1, direction: 'above' },
    needs: ['container_info'],
  },
];
