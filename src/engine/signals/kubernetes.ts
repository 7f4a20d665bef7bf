import type { Signal, SignalLabel } from './types';

const shared = { carries: [], from: 'kubernetes' } as const;
const ofPod = [{ name: 'namespace' }, { name: 'pod' }] as const;
const ofContainer = [...ofPod, { name: 'container' }] as const;
const deployed = 'There must be a deployment in the namespace.';
const stateful = 'There must be a stateful set in the namespace.';
const autoscaled = 'There must be a HorizontalPodAutoscaler in the namespace.';

function gauge<I extends string>(
  id: I,
  name: string,
  unit: Signal['unit'],
  labels: readonly SignalLabel[],
  meaning: string
) {
  return { id, kind: 'gauge' as const, unit, names: [{ name: `kube_${name}` }], ...shared, labels, meaning };
}

/** What kube-state-metrics (2.0 or newer) shows of pods, their owners, their containers and the nodes. */
export const kubernetesSignals = [
  {
    id: 'pod_info',
    kind: 'info',
    unit: 'info',
    names: [{ name: 'kube_pod_info' }],
    ...shared,
    labels: [...ofPod, { name: 'node' }],
    meaning: 'One series a pod, with the node that it runs on.',
  },
  gauge(
    'pod_phase',
    'pod_status_phase',
    'pods',
    [...ofPod, { name: 'phase', values: ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] }],
    '1 for the phase that a pod is in, 0 for all others.'
  ),
  gauge(
    'pod_ready',
    'pod_status_ready',
    'pods',
    [...ofPod, { name: 'condition', values: ['true', 'false', 'unknown'] }],
    '1 for whether a pod can serve requests, 0 for the other answers.'
  ),
  gauge('pod_started', 'pod_start_time', 'timestamp', ofPod, 'When a node took the pod on.'),
  {
    ...gauge(
      'deployment_replicas',
      'deployment_spec_replicas',
      'pods',
      [{ name: 'namespace' }, { name: 'deployment' }],
      'Pods that a deployment is meant to have.'
    ),
    absentWhen: deployed,
  },
  {
    ...gauge(
      'deployment_ready',
      'deployment_status_replicas_ready',
      'pods',
      [{ name: 'namespace' }, { name: 'deployment' }],
      'Pods of a deployment that can serve requests.'
    ),
    absentWhen: deployed,
  },
  {
    ...gauge(
      'statefulset_replicas',
      'statefulset_replicas',
      'pods',
      [{ name: 'namespace' }, { name: 'statefulset' }],
      'Pods that a stateful set is meant to have.'
    ),
    absentWhen: stateful,
  },
  {
    ...gauge(
      'statefulset_ready',
      'statefulset_status_replicas_ready',
      'pods',
      [{ name: 'namespace' }, { name: 'statefulset' }],
      'Pods of a stateful set that can serve requests.'
    ),
    absentWhen: stateful,
  },
  ...(
    [
      ['autoscaler_replicas', 'status_current_replicas', 'Pods that the target of an autoscaler has.'],
      ['autoscaler_desired', 'status_desired_replicas', 'Pods that an autoscaler wants now.'],
      ['autoscaler_limit', 'spec_max_replicas', 'Pods that an autoscaler may ask for.'],
    ] as const
  ).map(([id, name, meaning]) => ({
    ...gauge(
      id,
      `horizontalpodautoscaler_${name}`,
      'pods',
      [{ name: 'namespace' }, { name: 'horizontalpodautoscaler' }],
      meaning
    ),
    absentWhen: autoscaled,
  })),
  {
    id: 'container_info',
    kind: 'info',
    unit: 'info',
    names: [{ name: 'kube_pod_container_info' }],
    ...shared,
    labels: [...ofContainer, { name: 'image' }],
    meaning: 'One series a container, with its image.',
  },
  {
    id: 'container_restarts',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'kube_pod_container_status_restarts_total' }],
    ...shared,
    labels: ofContainer,
    meaning: 'Restarts of a container in its pod; a new pod begins at 0.',
  },
  {
    ...gauge(
      'container_last_terminated_reason',
      'pod_container_status_last_terminated_reason',
      'items',
      [...ofContainer, { name: 'reason', values: ['OOMKilled', 'Error', 'Completed', 'ContainerCannotRun'] }],
      'Why a container ended the last time; it stays until the pod is gone.'
    ),
    absentWhen: 'Shown only of containers that have ended once.',
  },
  {
    ...gauge(
      'container_waiting_reason',
      'pod_container_status_waiting_reason',
      'items',
      [...ofContainer, { name: 'reason', values: ['ContainerCreating', 'CrashLoopBackOff', 'ImagePullBackOff'] }],
      'Why a container waits to be started.'
    ),
    absentWhen: 'Shown only while a container waits.',
  },
  gauge(
    'container_requests',
    'pod_container_resource_requests',
    'items',
    [...ofContainer, { name: 'node' }, { name: 'resource' }, { name: 'unit' }],
    'What a container reserves of a resource, in the unit of its label: cores, bytes, or whole GPUs.'
  ),
  {
    ...gauge(
      'container_limits',
      'pod_container_resource_limits',
      'items',
      [...ofContainer, { name: 'node' }, { name: 'resource' }, { name: 'unit' }],
      'What a container may use of a resource, in the unit of its label.'
    ),
    absentWhen: 'Shown only of containers that have limits.',
  },
  gauge(
    'node_allocatable',
    'node_status_allocatable',
    'items',
    [{ name: 'node' }, { name: 'resource' }, { name: 'unit' }],
    'What pods can reserve of a resource of a node. The series have no namespace of their own.'
  ),
] as const satisfies readonly Signal[];
