import type { Signal } from './types';

const shared = { carries: [], from: 'host' } as const;
const noPressure = 'The kernel must have pressure stall information (CONFIG_PSI, boot option psi=1).';

function gauge<I extends string>(id: I, name: string, unit: Signal['unit'], meaning: string) {
  return { id, kind: 'gauge' as const, unit, names: [{ name: `node_${name}` }], ...shared, meaning };
}

function counter<I extends string>(id: I, name: string, unit: Signal['unit'], meaning: string) {
  return { id, kind: 'counter' as const, unit, names: [{ name: `node_${name}` }], ...shared, meaning };
}

/** What node_exporter shows of a host. */
export const hostSignals = [
  gauge('host_boot_time', 'boot_time_seconds', 'timestamp', 'When the host was started.'),
  {
    ...counter('host_cpu', 'cpu_seconds_total', 'seconds', 'Time that each processor spent in each mode.'),
    labels: [
      { name: 'cpu' },
      { name: 'mode', values: ['idle', 'iowait', 'irq', 'nice', 'softirq', 'steal', 'system', 'user'] },
    ],
  },
  gauge('host_load1', 'load1', 'items', 'Tasks that run or wait for a processor or a disk, mean of a minute.'),
  gauge('host_load5', 'load5', 'items', 'The same over five minutes.'),
  gauge('host_load15', 'load15', 'items', 'The same over fifteen minutes.'),
  gauge('host_memory_total', 'memory_MemTotal_bytes', 'bytes', 'Memory of the host.'),
  gauge(
    'host_memory_available',
    'memory_MemAvailable_bytes',
    'bytes',
    'Memory that programs can still get, caches that can be dropped among it.'
  ),
  gauge('host_swap_total', 'memory_SwapTotal_bytes', 'bytes', 'Swap space of the host.'),
  gauge('host_swap_free', 'memory_SwapFree_bytes', 'bytes', 'Swap space that nobody uses.'),
  {
    ...counter('host_network_received', 'network_receive_bytes_total', 'bytes', 'Bytes received, by interface.'),
    labels: [{ name: 'device' }],
  },
  {
    ...counter('host_network_sent', 'network_transmit_bytes_total', 'bytes', 'Bytes sent, by interface.'),
    labels: [{ name: 'device' }],
  },
  {
    ...counter('host_disk_read', 'disk_read_bytes_total', 'bytes', 'Bytes read, by disk.'),
    labels: [{ name: 'device' }],
  },
  {
    ...counter('host_disk_written', 'disk_written_bytes_total', 'bytes', 'Bytes written, by disk.'),
    labels: [{ name: 'device' }],
  },
  {
    ...counter('host_disk_busy', 'disk_io_time_seconds_total', 'seconds', 'Time in which a disk had something to do.'),
    labels: [{ name: 'device' }],
  },
  {
    ...gauge('host_filesystem_size', 'filesystem_size_bytes', 'bytes', 'Size of a file system.'),
    labels: [{ name: 'device' }, { name: 'fstype' }, { name: 'mountpoint' }],
  },
  {
    ...gauge(
      'host_filesystem_available',
      'filesystem_avail_bytes',
      'bytes',
      'What others than the superuser can still write to a file system.'
    ),
    labels: [{ name: 'device' }, { name: 'fstype' }, { name: 'mountpoint' }],
  },
  {
    ...counter('host_oom_kills', 'vmstat_oom_kill', 'events', 'Processes that the kernel killed for want of memory.'),
    absentWhen: 'Kernels before 4.13 do not count them.',
  },
  gauge('host_files_open', 'filefd_allocated', 'items', 'File descriptors in use on the host.'),
  gauge('host_files_limit', 'filefd_maximum', 'items', 'File descriptors that the kernel allows.'),
  {
    ...counter(
      'host_pressure_cpu',
      'pressure_cpu_waiting_seconds_total',
      'seconds',
      'Time in which some task waited for a processor.'
    ),
    absentWhen: noPressure,
  },
  {
    ...counter(
      'host_pressure_memory',
      'pressure_memory_waiting_seconds_total',
      'seconds',
      'Time in which some task waited for memory.'
    ),
    absentWhen: noPressure,
  },
  {
    ...counter(
      'host_pressure_io',
      'pressure_io_waiting_seconds_total',
      'seconds',
      'Time in which some task waited for a disk.'
    ),
    absentWhen: noPressure,
  },
] as const satisfies readonly Signal[];
