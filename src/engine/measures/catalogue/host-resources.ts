import type { SignalId } from '../../signals/catalogue';
import { aggregate, divide, rate, subtract, total, type Where } from '../expression';
import type { Measure } from '../types';

/** Interfaces that are no cables: what crosses them crosses a real one too, or none. */
const cables: Where = {
  label: 'device',
  matches:
    'lo|(veth|docker|br|cali|cilium|lxc|cni|flannel|vxlan|tunl|kube|virbr|tap|tun|dummy|bond|podman|nodelocaldns).*',
  not: true,
};

/** Disks that are none: partitions and volumes lie on others, which count their bytes too. */
const disks: Where = { label: 'device', matches: '(loop|ram|zram|dm-|md|sr|fd|nbd).*', not: true };

/** File systems on a disk or a server. */
const stored: Where = {
  label: 'fstype',
  matches: '(tmp|ram|devtmp|squash|over|fuse.*|proc|sys|iso9660|nsfs|autofs|rootfs|efivar).*',
  not: true,
};

const busy: Where = { label: 'mode', matches: 'idle|iowait', not: true };

const processors = {
  topic: 'host',
  question: 'Does the host have processors to spare?',
  good: 'Below 80 %. vLLM’s engine core and API server each need a whole core all the time.',
  advice:
    'Full: tokenising and scheduling wait, and the GPU with them. Give vLLM its own cores, add API servers (--api-server-count), or move other programs.',
} as const;

const memory = {
  topic: 'host',
  question: 'Does the host have memory to spare?',
  good: 'Below 90 %, no swapping.',
  advice:
    'Nearly full: the kernel kills processes, vLLM first. Lower KV offload to the CPU (--kv-offloading-size), or serve fewer models on the host.',
} as const;

const network = (id: SignalId, title: string, verb: string): Measure => ({
  id,
  title,
  topic: 'host',
  unit: 'bytes/s',
  question: 'What crosses the network?',
  meaning: `Bytes a second ${verb} on real interfaces; loopback, bridges and containers’ interfaces are left out.`,
  good: 'Small: text is small. Large when a model is downloaded, or with pipeline or tensor parallelism over hosts.',
  advice: 'At the speed of the card: it is the limit. Use a faster network between the hosts of one engine.',
  expression: rate(id, { where: cables }),
});

const disk = {
  topic: 'host',
  question: 'Is the disk busy?',
  good: 'Idle, but while a model is loaded.',
  advice:
    'Busy under load: swapping, KV offload to disk, or logs. Busy for long at a start: put models on a fast disk.',
} as const;

/** Processors, memory, network and disks of the hosts. */
export const hostResourceMeasures: readonly Measure[] = [
  {
    ...processors,
    id: 'host_cpu_usage',
    title: 'CPU',
    unit: 'ratio',
    meaning: 'Share of the processors’ time that is neither idle nor waiting for disks.',
    expression: divide(rate('host_cpu', { where: busy }), rate('host_cpu')),
    thresholds: { warn: 0.8, bad: 0.95, direction: 'above' },
  },
  {
    ...processors,
    id: 'host_cpu_by_mode',
    title: 'Cores in use',
    unit: 'cores',
    meaning: 'Cores at work by what they do; iowait is time that a core waits for a disk.',
    expression: rate('host_cpu', { where: { label: 'mode', matches: 'idle', not: true } }),
    split: ['mode'],
  },
  {
    ...processors,
    id: 'host_cores',
    title: 'Cores',
    unit: 'cores',
    meaning: 'Processors of the hosts.',
    expression: aggregate('count', { op: 'value', signal: 'host_cpu', where: { label: 'mode', matches: 'idle' } }),
  },
  ...([1, 5, 15] as const).map((minutes): Measure => ({
    ...processors,
    id: `host_load${minutes}`,
    title: `Load, ${minutes} min`,
    unit: 'items',
    meaning: `Tasks that run or wait for a processor or a disk, mean of ${minutes} min, in all.`,
    good: 'Below the number of cores.',
    expression: total(`host_load${minutes}`),
  })),
  {
    ...memory,
    id: 'host_memory_usage',
    title: 'Memory',
    unit: 'ratio',
    meaning: 'Share of the memory that programs can no longer get: total less available.',
    expression: divide(
      subtract(total('host_memory_total'), total('host_memory_available')),
      total('host_memory_total')
    ),
    thresholds: { warn: 0.9, bad: 0.97, direction: 'above' },
  },
  {
    ...memory,
    id: 'host_memory_used',
    title: 'Used',
    unit: 'bytes',
    meaning: 'Memory that programs can no longer get: total less available.',
    expression: subtract(total('host_memory_total'), total('host_memory_available')),
  },
  {
    ...memory,
    id: 'host_memory_total',
    title: 'Total',
    unit: 'bytes',
    meaning: 'Memory of the hosts.',
    expression: total('host_memory_total'),
  },
  {
    ...memory,
    id: 'host_swap_used',
    title: 'Swap used',
    unit: 'bytes',
    meaning: 'Swap space in use; 0 where there is none.',
    expression: subtract(total('host_swap_total'), total('host_swap_free')),
  },
  network('host_network_received', 'Received', 'received'),
  network('host_network_sent', 'Sent', 'sent'),
  {
    ...disk,
    id: 'host_disk_read',
    title: 'Read',
    unit: 'bytes/s',
    meaning: 'Bytes a second read from disks.',
    expression: rate('host_disk_read', { where: disks }),
  },
  {
    ...disk,
    id: 'host_disk_written',
    title: 'Written',
    unit: 'bytes/s',
    meaning: 'Bytes a second written to disks.',
    expression: rate('host_disk_written', { where: disks }),
  },
  {
    ...disk,
    id: 'host_disk_busy',
    title: 'Busiest disk',
    unit: 'ratio',
    meaning: 'Share of time in which the busiest disk had something to do; a fast one can still take more at 100 %.',
    expression: aggregate('max', { op: 'rate', signal: 'host_disk_busy', where: disks }),
  },
  {
    id: 'host_filesystem_usage',
    title: 'Fullest file system',
    topic: 'host',
    unit: 'ratio',
    question: 'Is a disk full?',
    meaning: 'Share of the fullest file system that others than the superuser can no longer write.',
    good: 'Below 85 %.',
    advice: 'Full: downloads and compiled kernels fail. Empty the Hugging Face cache, ~/.cache/vllm and old images.',
    expression: aggregate(
      'max',
      divide(
        subtract(
          { op: 'value', signal: 'host_filesystem_size', where: stored },
          { op: 'value', signal: 'host_filesystem_available', where: stored }
        ),
        { op: 'value', signal: 'host_filesystem_size', where: stored }
      )
    ),
    thresholds: { warn: 0.85, bad: 0.95, direction: 'above' },
  },
];
