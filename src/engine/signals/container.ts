import type { Signal } from './types';

const shared = { carries: [], from: 'container' } as const;
const ofPod = [{ name: 'namespace' }, { name: 'pod' }] as const;
const ofContainer = [...ofPod, { name: 'container' }] as const;
const ofVolume = [{ name: 'namespace' }, { name: 'persistentvolumeclaim' }] as const;
const throttled = 'Shown only of containers that have a CPU limit.';
const unclaimed =
  'A pod must use a PersistentVolumeClaim, and the kubelet’s own page must be scraped beside cAdvisor’s.';

/** What the kubelet shows of containers (cAdvisor: /metrics/cadvisor) and of volumes (/metrics). */
export const containerSignals = [
  {
    id: 'container_cpu',
    kind: 'counter',
    unit: 'seconds',
    names: [{ name: 'container_cpu_usage_seconds_total' }],
    ...shared,
    labels: ofContainer,
    meaning: 'CPU time of a container; series without a container are sums over pods and slices.',
  },
  {
    id: 'container_cpu_periods',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'container_cpu_cfs_periods_total' }],
    ...shared,
    labels: ofContainer,
    meaning: 'Periods (100 ms) of the kernel’s scheduler in which a limited container had something to do.',
    absentWhen: throttled,
  },
  {
    id: 'container_cpu_throttled',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'container_cpu_cfs_throttled_periods_total' }],
    ...shared,
    labels: ofContainer,
    meaning: 'Those of these periods in which it was stopped for having used up its limit.',
    absentWhen: throttled,
  },
  {
    id: 'container_memory',
    kind: 'gauge',
    unit: 'bytes',
    names: [{ name: 'container_memory_working_set_bytes' }],
    ...shared,
    labels: ofContainer,
    meaning: 'Memory that the kernel cannot take back from a container: what counts against its limit.',
  },
  {
    id: 'pod_network_received',
    kind: 'counter',
    unit: 'bytes',
    names: [{ name: 'container_network_receive_bytes_total' }],
    ...shared,
    labels: [...ofPod, { name: 'interface' }],
    meaning: 'Bytes that a pod received; its containers share the interface, so the series name none.',
  },
  {
    id: 'pod_network_sent',
    kind: 'counter',
    unit: 'bytes',
    names: [{ name: 'container_network_transmit_bytes_total' }],
    ...shared,
    labels: [...ofPod, { name: 'interface' }],
    meaning: 'Bytes that a pod sent.',
  },
  {
    id: 'volume_used',
    kind: 'gauge',
    unit: 'bytes',
    names: [{ name: 'kubelet_volume_stats_used_bytes' }],
    ...shared,
    labels: ofVolume,
    meaning: 'Bytes in use on a volume; each node that mounts it has a series.',
    absentWhen: unclaimed,
  },
  {
    id: 'volume_capacity',
    kind: 'gauge',
    unit: 'bytes',
    names: [{ name: 'kubelet_volume_stats_capacity_bytes' }],
    ...shared,
    labels: ofVolume,
    meaning: 'Size of a volume.',
    absentWhen: unclaimed,
  },
] as const satisfies readonly Signal[];
