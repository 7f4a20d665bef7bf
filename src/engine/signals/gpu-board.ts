import { gpuCounter, gpuGauge, ofGpu, optional } from './gpu-source';
import type { Signal } from './types';

function violation<I extends string>(id: I, field: string, cause: string) {
  return {
    ...gpuCounter(id, `DCGM_FI_DEV_${field}_VIOLATION`, 'items', `Nanoseconds in which ${cause} held the clocks down.`),
    absentWhen: optional,
  };
}

/** Memory, heat, power and clocks of a GPU, and what holds the clocks down. */
export const gpuBoardSignals = [
  gpuGauge(
    'gpu_memory_used',
    'DCGM_FI_DEV_FB_USED',
    'mebibytes',
    'GPU memory in use, by whichever process; vLLM takes its share when it starts.'
  ),
  gpuGauge('gpu_memory_free', 'DCGM_FI_DEV_FB_FREE', 'mebibytes', 'GPU memory that nobody uses.'),
  {
    ...gpuGauge('gpu_memory_reserved', 'DCGM_FI_DEV_FB_RESERVED', 'mebibytes', 'GPU memory that the driver keeps.'),
    absentWhen: 'Old dcgm-exporters do not show it.',
  },
  gpuGauge('gpu_temperature', 'DCGM_FI_DEV_GPU_TEMP', 'celsius', 'Temperature of the GPU’s core.'),
  {
    ...gpuGauge(
      'gpu_memory_temperature',
      'DCGM_FI_DEV_MEMORY_TEMP',
      'celsius',
      'Temperature of the GPU’s memory; 0 where it has no sensor.'
    ),
    absentWhen: 'The GPU’s memory has no sensor.',
  },
  gpuGauge('gpu_power', 'DCGM_FI_DEV_POWER_USAGE', 'watts', 'Power that the card draws.'),
  {
    ...gpuGauge(
      'gpu_power_limit',
      'DCGM_FI_DEV_ENFORCED_POWER_LIMIT',
      'watts',
      'Power that the driver lets the card draw.'
    ),
    absentWhen: optional,
  },
  {
    ...gpuCounter(
      'gpu_energy',
      'DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION',
      'millijoules',
      'Energy drawn since the driver was loaded.'
    ),
    absentWhen: 'GPUs before Volta do not count energy.',
  },
  gpuGauge('gpu_sm_clock', 'DCGM_FI_DEV_SM_CLOCK', 'megahertz', 'Clock of the streaming multiprocessors.'),
  gpuGauge('gpu_memory_clock', 'DCGM_FI_DEV_MEM_CLOCK', 'megahertz', 'Clock of the memory.'),
  {
    ...gpuGauge('gpu_max_sm_clock', 'DCGM_FI_DEV_MAX_SM_CLOCK', 'megahertz', 'Highest clock of the card’s SMs.'),
    absentWhen: optional,
  },
  {
    id: 'gpu_clock_reasons',
    kind: 'gauge',
    unit: 'info',
    names: [{ name: 'DCGM_FI_DEV_CLOCKS_EVENT_REASONS' }, { name: 'DCGM_FI_DEV_CLOCK_THROTTLE_REASONS' }],
    ...ofGpu,
    meaning:
      'Why the clocks are not at their highest, as bits: 1 idle, 2 clocks set by a user, 4 power cap, 8 hardware slowdown, 16 sync boost, 32 software thermal, 64 hardware thermal, 128 power brake, 256 display.',
    absentWhen: optional,
  },
  {
    ...gpuGauge(
      'gpu_clock_events',
      'DCGM_EXP_CLOCK_EVENTS_COUNT',
      'events',
      'How often dcgm-exporter found each reason for lower clocks in the last minutes (window_size_in_ms).'
    ),
    labels: [
      {
        name: 'clock_event',
        values: [
          'gpu_idle',
          'clocks_setting',
          'power_cap',
          'hw_slowdown',
          'sync_boost',
          'sw_thermal',
          'hw_thermal',
          'hw_power_brake',
          'display_clocks',
        ],
      },
      { name: 'window_size_in_ms' },
    ],
    absentWhen: optional,
  },
  violation('gpu_power_violation', 'POWER', 'the power limit'),
  violation('gpu_thermal_violation', 'THERMAL', 'heat'),
  violation('gpu_sync_boost_violation', 'SYNC_BOOST', 'the group of GPUs that boost together'),
  violation('gpu_board_limit_violation', 'BOARD_LIMIT', 'the limit of the board'),
  violation('gpu_low_utilization_violation', 'LOW_UTIL', 'want of work'),
  violation('gpu_reliability_violation', 'RELIABILITY', 'the voltage for reliable work'),
] as const satisfies readonly Signal[];
