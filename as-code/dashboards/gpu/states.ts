import type { State } from '../state-timeline';

const state = (from: number, to: number, text: string, color: string): State => ({ from, to, text, color });

/** What `gpu_bound` says, as a bar of a timeline has room for. */
export const boundStates: readonly State[] = [
  state(0, 3, 'idle', 'text'),
  state(4, 4, 'neither: waits', 'orange'),
  state(5, 5, 'memory-bound', 'blue'),
  state(6, 6, 'compute-bound', 'purple'),
  state(7, 7, 'both', 'green'),
  state(8, 8, 'busy', 'yellow'),
];

/** What to do about it. */
export const boundAdvice: readonly State[] = [
  state(0, 3, 'idle: nothing to do', 'text'),
  state(4, 4, 'nothing full: more requests, or a faster host', 'orange'),
  state(5, 5, 'memory-bound: batch more, quantise', 'blue'),
  state(6, 6, 'compute-bound: FP8, prefix cache, replicas', 'purple'),
  state(7, 7, 'memory and compute used well', 'green'),
  state(8, 8, 'busy (by what, profiling would tell)', 'yellow'),
];

/** Share of a GPU’s memory that is free. */
export const headroomAdvice: readonly State[] = [
  state(0, 0.01, 'hardly any free: out-of-memory near', 'orange'),
  state(0.01, 0.15, 'taken, as set', 'text'),
  state(0.15, 1, 'free: raise --gpu-memory-utilization', 'blue'),
];

/** Whether something holds the clock down. */
export const clockAdvice: readonly State[] = [state(0, 0, 'free', 'text'), state(1, 1, 'held down', 'orange')];

/** Temperature of the core. */
export const heatAdvice: readonly State[] = [
  state(0, 79.99, 'cool', 'text'),
  state(80, 84.99, 'warm', 'yellow'),
  state(85, 89.99, 'hot: cooling?', 'orange'),
  state(90, 150, 'too hot', 'red'),
];

/** Power drawn, of the limit. */
export const powerAdvice: readonly State[] = [
  state(0, 0.4999, 'far from limit', 'blue'),
  state(0.5, 0.9499, 'room', 'text'),
  state(0.95, 10, 'at the limit', 'orange'),
];

/** Bytes a second over PCIe: what a link of generation 4 or 5 hardly notices, and what it does. */
export const pcieAdvice: readonly State[] = [
  state(0, 4.999e9, 'no matter', 'text'),
  state(5e9, 1e13, 'much: see help', 'orange'),
];

/** The gravest reason is the highest bit. */
export const clockStates: readonly State[] = [
  state(0, 0, 'full speed', 'green'),
  state(1, 1, 'idle', 'text'),
  state(2, 3, 'set by a user', 'blue'),
  state(4, 7, 'power cap', 'yellow'),
  state(8, 15, 'hardware slow-down', 'red'),
  state(16, 31, 'sync boost', 'blue'),
  state(32, 63, 'heat (driver)', 'orange'),
  state(64, 127, 'heat (hardware)', 'red'),
  state(128, 255, 'power brake', 'red'),
  state(256, 1023, 'display', 'text'),
];

/** DCGM’s health watches. */
export const healthStates: readonly State[] = [
  state(0, 0, 'healthy', 'green'),
  state(1, 19, 'warning', 'orange'),
  state(20, 99, 'failure', 'red'),
];

const xid = (number: number, text: string, color: string) => state(number, number, `${number}: ${text}`, color);

/** XIDs that matter to inference, by what to do: orange the program, red the card. */
export const xidStates: readonly State[] = [
  state(0, 0, 'none', 'green'),
  xid(13, 'graphics exception', 'orange'),
  xid(31, 'page fault of a program', 'orange'),
  xid(43, 'program stopped', 'orange'),
  xid(45, 'program ended by another error', 'orange'),
  xid(48, 'double-bit memory error', 'red'),
  xid(63, 'row remapped: reset', 'orange'),
  xid(64, 'remapping failed', 'red'),
  xid(74, 'NVLink error', 'red'),
  xid(79, 'fallen off the bus', 'red'),
  xid(92, 'many corrected errors', 'orange'),
  xid(94, 'contained memory error', 'orange'),
  xid(95, 'uncontained memory error', 'red'),
  xid(119, 'GPU’s processor hangs', 'red'),
  xid(120, 'GPU’s processor failed', 'red'),
];
