import { single, type NodeFamily } from './families';
import { type SimulatedHost } from './host';

/** Linux writes load averages to two digits. */
const hundredths = (value: number) => Math.floor(value * 100) / 100;

const PAGE = 4096;
const pages = (bytes: number) => Math.floor(bytes / PAGE) * PAGE;

/** Load and processes. */
export function loadFamilies(host: SimulatedHost): readonly NodeFamily[] {
  const { cpu } = host;
  const [load1, load5, load15] = cpu.load;
  return [
    single('node_boot_time_seconds', 'gauge', 'Node boot time, in unixtime.', host.bootTime),
    single(
      'node_context_switches_total',
      'counter',
      'Total number of context switches.',
      Math.floor(cpu.contextSwitches)
    ),
    single('node_load1', 'gauge', '1m load average.', hundredths(load1)),
    single('node_load15', 'gauge', '15m load average.', hundredths(load15)),
    single('node_load5', 'gauge', '5m load average.', hundredths(load5)),
    single('node_procs_blocked', 'gauge', 'Number of processes blocked waiting for I/O to complete.', 0),
    single('node_procs_running', 'gauge', 'Number of processes in runnable state.', cpu.running),
  ];
}

/** Memory, and what the kernel killed for want of it. */
export function memoryFamilies({ memory }: SimulatedHost): readonly NodeFamily[] {
  const field = (name: string, bytes: number) =>
    single(`node_memory_${name}_bytes`, 'gauge', `Memory information field ${name}_bytes.`, pages(bytes));
  return [
    field('AnonPages', memory.anonymous),
    field('Buffers', memory.buffers),
    field('Cached', memory.cached),
    field('MemAvailable', memory.available),
    field('MemFree', memory.free),
    field('MemTotal', memory.total),
    field('SwapCached', 0),
    field('SwapFree', 0),
    field('SwapTotal', 0),
    single('node_vmstat_oom_kill', 'untyped', '/proc/vmstat information field oom_kill.', memory.oomKills),
  ];
}
