import type { SignalId } from '../../signals/catalogue';
import { aggregate, divide, total } from '../expression';
import type { Measure } from '../types';
import { hostResourceMeasures } from './host-resources';

const pressure = (id: SignalId, title: string, what: string): Measure => ({
  id,
  title,
  topic: 'host',
  unit: 'ratio',
  question: 'Does anything on the host wait for want of something?',
  meaning: `Pressure: share of time in which some task waited for ${what}, of the worst host.`,
  good: 'Near zero.',
  advice: 'Above 10 %: that is what the host is short of, whatever its usage says.',
  expression: aggregate('max', { op: 'rate', signal: id }),
  needs: ['host_pressure_cpu'],
});

/** What is known of the hosts. */
export const hostMeasures: readonly Measure[] = [
  ...hostResourceMeasures,
  {
    id: 'hosts',
    title: 'Hosts',
    topic: 'host',
    unit: 'items',
    question: 'How many hosts are there?',
    meaning: 'Hosts whose node_exporter answers.',
    good: 'As many as you run.',
    advice: 'Fewer: a host or its exporter is down.',
    expression: aggregate('count', { op: 'value', signal: 'host_boot_time' }),
  },
  {
    id: 'host_uptime',
    title: 'Uptime',
    topic: 'host',
    unit: 'seconds',
    question: 'Was a host restarted?',
    meaning: 'Time since the host was started, of the one that was started last.',
    good: 'Days.',
    advice: 'Short, and nobody restarted it: look at its log for a crash, and at its power supply.',
    expression: { op: 'age', of: aggregate('max', { op: 'value', signal: 'host_boot_time' }) },
  },
  {
    id: 'host_oom_kills',
    title: 'OOM kills',
    topic: 'host',
    unit: 'events',
    question: 'Does the kernel kill processes?',
    meaning: 'Processes that the kernel killed for want of memory, in the window.',
    good: 'Zero.',
    advice:
      'Above zero: dmesg says which. If it was vLLM, give it more memory, or lower KV offload to the CPU (--kv-offloading-size).',
    expression: aggregate('sum', { op: 'increase', signal: 'host_oom_kills' }),
    thresholds: { warn: 1, bad: 1, direction: 'above' },
  },
  {
    id: 'host_files_open',
    title: 'File descriptors',
    topic: 'host',
    unit: 'items',
    question: 'Do file descriptors run out?',
    meaning: 'File descriptors in use, connections of clients among them.',
    good: 'Flat over days.',
    advice: 'Growing without more clients: a program leaks them.',
    expression: total('host_files_open'),
  },
  {
    id: 'host_files_usage',
    title: 'File descriptors of limit',
    topic: 'host',
    unit: 'ratio',
    question: 'Do file descriptors run out?',
    meaning:
      'File descriptors in use, of those that the kernel allows, of the worst host. A process has its own limit.',
    good: 'Below 80 %.',
    advice: 'Near 100 %: raise fs.file-max, and find what leaks them.',
    expression: aggregate(
      'max',
      divide({ op: 'value', signal: 'host_files_open' }, { op: 'value', signal: 'host_files_limit' })
    ),
    thresholds: { warn: 0.8, bad: 0.95, direction: 'above' },
  },
  pressure('host_pressure_cpu', 'CPU', 'a processor'),
  pressure('host_pressure_memory', 'Memory', 'memory'),
  pressure('host_pressure_io', 'Disk', 'a disk'),
];
