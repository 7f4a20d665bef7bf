import { type ServerState } from '../server/state';
import { type Family, type Series } from './family';

/** Sizes and counts of an API server that has just loaded, as recorded of 0.32.0, and how they grow with its work. */
const AT_START = {
  virtualBytes: 4_899_102_720,
  residentBytes: 977_694_720,
  openFiles: 32,
  maxFiles: 20_000,
  collected: [14_007, 3_646, 1_003],
  collections: [1_840, 166, 11],
} as const;
const PER_CPU_SECOND = { residentPages: 75, collected: [1_950, 980, 0], collections: [10, 1, 0] } as const;
const PAGE_BYTES = 4096;
const GROWTH_PAGES = 700;
const GENERATIONS = [0, 1, 2] as const;

const OF_PROCESS = { ofProcess: true } as const;

function perGeneration(of: (state: ServerState, generation: 0 | 1 | 2) => number) {
  return (): Series[] =>
    GENERATIONS.map((generation) => ({
      labels: { generation: String(generation) },
      number: (state) => of(state, generation),
    }));
}

function single(of: (state: ServerState) => number) {
  return (): Series[] => [{ labels: {}, number: of }];
}

function openRequests({ engines }: ServerState): number {
  return engines.reduce((sum, { running, waitingCapacity, waitingDeferred }) => {
    return sum + running + waitingCapacity + waitingDeferred;
  }, 0);
}

const hundredths = (seconds: number) => Math.round(seconds * 100) / 100;

/** What `prometheus_client` says of the process by itself. */
export const processFamilies: readonly Family[] = [
  {
    ...OF_PROCESS,
    name: 'python_gc_objects_collected_total',
    type: 'counter',
    help: 'Objects collected during gc',
    series: perGeneration(
      ({ cpuSeconds }, of) => AT_START.collected[of] + PER_CPU_SECOND.collected[of] * Math.floor(cpuSeconds)
    ),
  },
  {
    ...OF_PROCESS,
    name: 'python_gc_objects_uncollectable_total',
    type: 'counter',
    help: 'Uncollectable objects found during GC',
    series: perGeneration(() => 0),
  },
  {
    ...OF_PROCESS,
    name: 'python_gc_collections_total',
    type: 'counter',
    help: 'Number of times this generation was collected',
    series: perGeneration(
      ({ cpuSeconds }, of) => AT_START.collections[of] + Math.floor(PER_CPU_SECOND.collections[of] * cpuSeconds)
    ),
  },
  {
    ...OF_PROCESS,
    name: 'python_info',
    type: 'gauge',
    help: 'Python platform information',
    series: () => [
      {
        labels: { implementation: 'CPython', major: '3', minor: '11', patchlevel: '7', version: '3.11.7' },
        number: () => 1,
      },
    ],
  },
  {
    ...OF_PROCESS,
    name: 'process_virtual_memory_bytes',
    type: 'gauge',
    help: 'Virtual memory size in bytes.',
    series: single(() => AT_START.virtualBytes),
  },
  {
    ...OF_PROCESS,
    name: 'process_resident_memory_bytes',
    type: 'gauge',
    help: 'Resident memory size in bytes.',
    series: single(({ cpuSeconds }) => {
      const pages = Math.min(GROWTH_PAGES, Math.floor(PER_CPU_SECOND.residentPages * cpuSeconds));
      return AT_START.residentBytes + pages * PAGE_BYTES;
    }),
  },
  {
    ...OF_PROCESS,
    name: 'process_start_time_seconds',
    type: 'gauge',
    help: 'Start time of the process since unix epoch in seconds.',
    series: single(({ startedAt }) => hundredths(startedAt)),
  },
  {
    ...OF_PROCESS,
    name: 'process_cpu_seconds_total',
    type: 'counter',
    help: 'Total user and system CPU time spent in seconds.',
    series: single(({ cpuSeconds }) => hundredths(cpuSeconds)),
  },
  {
    ...OF_PROCESS,
    name: 'process_open_fds',
    type: 'gauge',
    help: 'Number of open file descriptors.',
    series: single((state) => AT_START.openFiles + openRequests(state)),
  },
  {
    ...OF_PROCESS,
    name: 'process_max_fds',
    type: 'gauge',
    help: 'Maximum number of open file descriptors.',
    series: single(() => AT_START.maxFiles),
  },
];
