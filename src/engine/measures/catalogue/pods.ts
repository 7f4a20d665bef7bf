import type { SignalId } from '../../signals/catalogue';
import { add, aggregate, divide, type Expression, subtract, total } from '../expression';
import type { Measure } from '../types';

const topic = 'kubernetes';

/** The sum of two, or the one that is there. */
const either = (left: SignalId, right: SignalId): Expression => ({
  op: 'or',
  left: add(total(left), total(right)),
  right: { op: 'or', left: total(left), right: total(right) },
});

const desired = either('deployment_replicas', 'statefulset_replicas');
const ready = either('deployment_ready', 'statefulset_ready');
/** Where there is neither, deployments are what is missed. */
const someReplicas: readonly SignalId[] = ['deployment_replicas'];

const pods = {
  topic,
  unit: 'pods',
  question: 'Do the pods run?',
  good: 'All running and ready.',
  advice:
    'Pending: kubectl describe pod says what is missing, mostly a free GPU, or the model’s volume. Failed: see why the container ended.',
} as const;

const replicas = {
  topic,
  question: 'Are as many replicas ready as there should be?',
  good: 'Ready equals wanted.',
  advice:
    'Fewer for longer than a model takes to load: look at waiting and ended containers below. Give the startup probe enough time (failureThreshold × periodSeconds above the load time), or Kubernetes kills engines that still load.',
} as const;

const autoscaler = {
  topic,
  unit: 'pods',
  question: 'Does the autoscaler keep up?',
  good: 'Has equals wants, below the limit.',
  advice:
    'At its limit: raise maxReplicas. Wants more than it has: GPUs are missing, or a model loads. Up and down all the time: scale on waiting requests or KV cache usage, not on CPU, and lengthen the stabilisation window.',
} as const;

/** Pods, their replicas and autoscalers. */
export const podMeasures: readonly Measure[] = [
  {
    ...pods,
    id: 'pods',
    title: 'Pods',
    meaning: 'Pods of the chosen namespaces, ended ones that are still listed among them.',
    expression: aggregate('count', { op: 'value', signal: 'pod_info' }),
  },
  {
    ...pods,
    id: 'pods_by_phase',
    title: 'Pods by phase',
    meaning: 'Pods by their phase. Running says that a container runs, not that it can serve: see ready.',
    expression: total('pod_phase'),
    split: ['phase'],
  },
  {
    ...pods,
    id: 'pods_ready',
    title: 'Ready',
    meaning: 'Pods that can serve requests.',
    expression: total('pod_ready', { label: 'condition', matches: 'true' }),
  },
  {
    ...pods,
    id: 'pods_pending',
    title: 'Pending',
    meaning: 'Pods that no node has taken on, or whose images are loaded.',
    expression: total('pod_phase', { label: 'phase', matches: 'Pending' }),
  },
  {
    ...pods,
    id: 'pods_failed',
    title: 'Failed',
    meaning: 'Pods that ended with an error, or that their node no longer answers for.',
    expression: total('pod_phase', { label: 'phase', matches: 'Failed|Unknown' }),
    thresholds: { warn: 1, bad: 1, direction: 'above' },
  },
  {
    id: 'pod_uptime',
    title: 'Uptime',
    topic,
    unit: 'seconds',
    question: 'Was a pod replaced?',
    meaning: 'Time since a node took the pod on, of the youngest pod. Restarts of its containers do not begin it anew.',
    good: 'As old as the last roll-out.',
    advice: 'Short, and nobody rolled out: a node went away, or the pod was evicted.',
    expression: { op: 'age', of: aggregate('max', { op: 'value', signal: 'pod_started' }) },
  },
  {
    ...replicas,
    id: 'replicas_desired',
    title: 'Wanted',
    unit: 'pods',
    meaning: 'Replicas that deployments and stateful sets are meant to have.',
    expression: desired,
    needs: someReplicas,
  },
  {
    ...replicas,
    id: 'replicas_ready',
    title: 'Ready',
    unit: 'pods',
    meaning: 'Replicas of deployments and stateful sets that can serve requests.',
    expression: ready,
    needs: someReplicas,
  },
  {
    ...replicas,
    id: 'replicas_missing',
    title: 'Missing',
    unit: 'pods',
    meaning: 'Replicas that deployments and stateful sets should have, and that are not ready.',
    expression: { op: 'atLeast', of: subtract(desired, ready), min: 0 },
    needs: someReplicas,
    thresholds: { warn: 1, bad: 1, direction: 'above' },
  },
  {
    ...replicas,
    id: 'replicas_ready_share',
    title: 'Ready of wanted',
    unit: 'ratio',
    meaning: 'Share of the wanted replicas of deployments and stateful sets that can serve requests.',
    expression: divide(ready, desired),
    needs: someReplicas,
    thresholds: { warn: 1, bad: 0.5, direction: 'below' },
    undefinedWhenIdle: true,
  },
  ...(
    [
      ['deployment_ready', 'Ready', 'Replicas of a deployment that can serve requests.'],
      ['deployment_replicas', 'Wanted', 'Replicas that a deployment is meant to have.'],
      ['statefulset_ready', 'Ready', 'Replicas of a stateful set that can serve requests.'],
      ['statefulset_replicas', 'Wanted', 'Replicas that a stateful set is meant to have.'],
    ] as const
  ).map(([id, title, meaning]): Measure => ({ ...replicas, id, title, unit: 'pods', meaning, expression: total(id) })),
  ...(
    [
      ['autoscaler_replicas', 'Has', 'Replicas that the autoscaler’s target has.'],
      ['autoscaler_desired', 'Wants', 'Replicas that the autoscaler asks for.'],
      ['autoscaler_limit', 'Limit', 'Replicas that the autoscaler may ask for (maxReplicas).'],
    ] as const
  ).map(([id, title, meaning]): Measure => ({ ...autoscaler, id, title, meaning, expression: total(id) })),
];
