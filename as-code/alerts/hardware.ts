import { aggregate, total } from '../../src/engine/measures/expression';
import type { GroupSource } from './rule';

const gpu = ['cluster', 'instance', 'Hostname', 'hostname', 'gpu'];
const host = ['cluster', 'instance'];
const ofGpu = { component: 'gpu', by: gpu, missing: ['VLLMGPUMetricsMissing'] } as const;
const ofHost = { component: 'host', by: host, missing: ['VLLMHostMetricsMissing'] } as const;

// By NVIDIA's catalogue of XIDs: the hardware fails, in its memory, its links, its bus or its own processor.
const HARDWARE = '46|48|54|62|64|74|79|95|109|110|119|120|136|140|143|14[4-9]|150|157|158|161|167|169|171|172';
// What was repaired or contained, or what a reset will repair.
const REPAIRED = '63|92|94|121|154|156|160';
// No error, the cleaning up after a program that ended, and tests.
const HARMLESS = '0|45|106|107';

const xids = (matches: string, not = false) => total('gpu_xid_count', { label: 'xid', matches, not });

/** GPUs of any program: exporters do not say which of them vLLM uses. */
export const gpus: GroupSource = {
  name: 'vllm-gpu',
  interval: '30s',
  rules: [
    {
      ...ofGpu,
      name: 'GPUMemoryHigh',
      severity: 'info',
      fixed: true,
      when: ['gpu_memory_usage', '>', '$gpu_memory'],
      for: '5m',
      summary: 'GPU {gpu} of {host}: {value} of its memory is in use (limit {limit})',
      description:
        'For information, since vLLM fills the memory on purpose (--gpu-memory-utilization, 0.92 by default). What counts is its KV cache.',
      dashboard: ['vllm-console-gpu', 'GPU memory'],
    },
    {
      ...ofGpu,
      name: 'VLLMGPUHot',
      severity: 'warning',
      when: [aggregate('max', { op: 'min_over_time', signal: 'gpu_temperature' }), '>', '$gpu_celsius'],
      unit: 'celsius',
      for: '1m',
      summary: 'GPU {gpu} of {host} is at {value} (limit {limit})',
      description: 'It has been that hot for five minutes. A little further, it slows itself down.',
      dashboard: ['vllm-console-gpu', 'Temperature'],
    },
    {
      ...ofGpu,
      name: 'VLLMGPUThrottledByHeat',
      severity: 'warning',
      when: ['gpu_thermal_violation_share', '>', '$held_share'],
      where: [['gpu_thermal_violation_share', '<', 2]],
      for: '5m',
      summary: 'GPU {gpu} of {host} is held down by heat {value} of the time',
      description:
        'Its clock is lower than it could be. Inter-token latency of the engines on it grows, with no other sign.',
      dashboard: ['vllm-console-gpu', 'Time held down, worst GPU'],
    },
    {
      ...ofGpu,
      name: 'VLLMGPUThrottledByPower',
      severity: 'info',
      when: ['gpu_power_violation_share', '>', '$power_held_share'],
      where: [['gpu_power_violation_share', '<', 2]],
      for: '15m',
      summary: 'GPU {gpu} of {host} is held down by its power limit {value} of the time',
      description:
        'Some of that is normal while prompts are computed. All the time, it is a limit that somebody lowered.',
      dashboard: ['vllm-console-gpu', 'Time held down, worst GPU'],
    },
    {
      ...ofGpu,
      name: 'VLLMGPUClockHeldDown',
      severity: 'info',
      when: [
        {
          of: aggregate('max', { op: 'avg_over_time', signal: 'gpu_sm_clock' }),
          window: '5m',
          dividedBy: { of: aggregate('max', { op: 'max_over_time', signal: 'gpu_sm_clock' }), window: '1d' },
        },
        '<',
        '$clock_share',
      ],
      unit: 'ratio',
      where: [['gpu_utilization', '>', 0.5]],
      for: '10m',
      summary: 'GPU {gpu} of {host} is busy at {value} of its highest clock (limit {limit})',
      description:
        'Seen from utilisation and clock alone, for exporters that do not show why: heat, power, or a lowered limit. The highest clock is that of the last day.',
      dashboard: ['vllm-console-gpu', 'Clocks'],
    },
    {
      ...ofGpu,
      name: 'VLLMGPUXIDHardware',
      severity: 'critical',
      by: [...gpu, 'xid'],
      when: [xids(HARDWARE), '>', 0],
      unit: 'events',
      for: '0s',
      keepFiringFor: '15m',
      summary: 'GPU {gpu} of {host}: XID {xid}, a fault of the hardware',
      description: 'Memory, link, bus or the GPU’s own processor. The engines on it die or compute nonsense.',
      dashboard: ['vllm-console-gpu', 'XIDs by number, last minutes'],
    },
    {
      ...ofGpu,
      name: 'VLLMGPUXIDRepaired',
      severity: 'warning',
      by: [...gpu, 'xid'],
      when: [xids(REPAIRED), '>', 0],
      unit: 'events',
      for: '0s',
      keepFiringFor: '15m',
      summary: 'GPU {gpu} of {host}: XID {xid}, an error that was repaired or contained',
      description:
        'The card goes on. It may want a reset at the next quiet hour; if such errors come again, it announces its end.',
      dashboard: ['vllm-console-gpu', 'XIDs by number, last minutes'],
    },
    {
      ...ofGpu,
      name: 'VLLMGPUXIDSoftware',
      severity: 'warning',
      by: [...gpu, 'xid'],
      when: [xids(`${HARDWARE}|${REPAIRED}|${HARMLESS}`, true), '>', 0],
      unit: 'events',
      for: '0s',
      keepFiringFor: '15m',
      summary: 'GPU {gpu} of {host}: XID {xid}, most often a fault of the program',
      description: 'An illegal access or a kernel that was stopped. The engine that did it is dead or soon will be.',
      dashboard: ['vllm-console-gpu', 'XIDs by number, last minutes'],
    },
    {
      ...ofGpu,
      name: 'VLLMGPUMemoryErrors',
      severity: 'critical',
      window: '15m',
      when: ['gpu_ecc_uncorrected', '>', 0],
      // Exporters write enormous numbers for what they cannot read.
      where: [['gpu_ecc_uncorrected', '<', 1e9]],
      for: '0s',
      keepFiringFor: '15m',
      summary: 'GPU {gpu} of {host}: {value} memory errors that could not be corrected',
      description: 'Double-bit errors: data is lost, and the program that used it ends or is wrong.',
      dashboard: ['vllm-console-gpu', 'Memory errors in the last hour'],
    },
    {
      ...ofGpu,
      name: 'VLLMGPURowRemapFailed',
      severity: 'critical',
      when: ['gpu_row_remap_failure', '>', 0],
      for: '0s',
      summary: 'GPU {gpu} of {host} has a faulty row of memory that could not be replaced',
      description: 'Reset the GPU; if it stays, the card must be exchanged.',
      dashboard: ['vllm-console-gpu', 'Remapped rows of memory'],
    },
  ],
};

/** The machines. */
export const hosts: GroupSource = {
  name: 'vllm-host',
  interval: '30s',
  rules: [
    {
      ...ofHost,
      name: 'VLLMHostMemoryLow',
      severity: 'warning',
      when: ['host_memory_usage', '>', '$host_memory'],
      // 5 % of a large host is a lot of memory.
      where: [[total('host_memory_available'), '<', 16 * 2 ** 30]],
      for: '5m',
      summary: '{instance}: {value} of its memory is in use',
      description: 'Next, the kernel kills the largest process, which is the engine or its API server.',
      dashboard: ['vllm-console-gpu', 'Memory in use'],
    },
    {
      ...ofHost,
      name: 'VLLMHostDiskFull',
      severity: 'warning',
      by: [...host, 'mountpoint'],
      when: ['host_filesystem_usage', '>', '$host_disk'],
      for: '10m',
      summary: '{instance}: {mountpoint} is {value} full',
      description: 'An engine that starts needs room for its model and its compiled kernels.',
      dashboard: ['vllm-console-gpu', 'Fullest file system'],
    },
    {
      ...ofHost,
      name: 'VLLMHostOOMKill',
      severity: 'critical',
      window: '5m',
      when: ['host_oom_kills', '>', 0],
      for: '0s',
      keepFiringFor: '10m',
      summary: '{instance}: the kernel killed a process for want of memory',
      description: 'Most often the largest one: an engine or its API server.',
      dashboard: ['vllm-console-errors', 'OOM kills of hosts, in 15 min'],
    },
  ],
};
