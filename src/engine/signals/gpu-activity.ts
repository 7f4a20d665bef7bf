import { gpuGauge, ofGpuLarge, optional, profiling } from './gpu-source';
import type { Signal } from './types';

const optionalProfiling = `${optional} ${profiling}`;

/** What a GPU's parts do, and what crosses its links. */
export const gpuActivitySignals = [
  {
    ...gpuGauge(
      'gpu_utilization',
      'DCGM_FI_DEV_GPU_UTIL',
      'percent',
      'Share of the sample period in which at least one kernel ran. One small kernel counts as much as a full GPU.'
    ),
    absentWhen: 'A GPU that is cut into MIG instances has none: its graphics engine activity stands in.',
  },
  gpuGauge(
    'gpu_memory_copy_utilization',
    'DCGM_FI_DEV_MEM_COPY_UTIL',
    'percent',
    'Share of the sample period in which the memory was read or written.'
  ),
  gpuGauge('gpu_encoder_utilization', 'DCGM_FI_DEV_ENC_UTIL', 'percent', 'Share of time the video encoder was busy.'),
  gpuGauge('gpu_decoder_utilization', 'DCGM_FI_DEV_DEC_UTIL', 'percent', 'Share of time the video decoder was busy.'),
  {
    ...gpuGauge(
      'gpu_engine_active',
      'DCGM_FI_PROF_GR_ENGINE_ACTIVE',
      'ratio',
      'Share of time in which the graphics or compute engine was active.'
    ),
    absentWhen: profiling,
  },
  {
    ...gpuGauge(
      'gpu_sm_active',
      'DCGM_FI_PROF_SM_ACTIVE',
      'ratio',
      'Share of cycles in which an SM had at least one warp, averaged over the SMs.'
    ),
    absentWhen: optionalProfiling,
  },
  {
    ...gpuGauge(
      'gpu_sm_occupancy',
      'DCGM_FI_PROF_SM_OCCUPANCY',
      'ratio',
      'Warps resident on the SMs, of those that fit.'
    ),
    absentWhen: optionalProfiling,
  },
  {
    ...gpuGauge(
      'gpu_tensor_active',
      'DCGM_FI_PROF_PIPE_TENSOR_ACTIVE',
      'ratio',
      'Share of cycles in which the tensor cores were active: the matrix work of prefill and large batches.'
    ),
    absentWhen: profiling,
  },
  {
    ...gpuGauge(
      'gpu_dram_active',
      'DCGM_FI_PROF_DRAM_ACTIVE',
      'ratio',
      'Share of cycles in which the memory interface moved data; about 0.8 is all that can be reached.'
    ),
    absentWhen: profiling,
  },
  {
    ...gpuGauge('gpu_fp64_active', 'DCGM_FI_PROF_PIPE_FP64_ACTIVE', 'ratio', 'Share of cycles with FP64 work.'),
    absentWhen: optionalProfiling,
  },
  {
    ...gpuGauge('gpu_fp32_active', 'DCGM_FI_PROF_PIPE_FP32_ACTIVE', 'ratio', 'Share of cycles with FP32 work.'),
    absentWhen: optionalProfiling,
  },
  {
    ...gpuGauge(
      'gpu_fp16_active',
      'DCGM_FI_PROF_PIPE_FP16_ACTIVE',
      'ratio',
      'Share of cycles with FP16 work outside the tensor cores.'
    ),
    absentWhen: optionalProfiling,
  },
  {
    ...gpuGauge(
      'gpu_pcie_sent',
      'DCGM_FI_PROF_PCIE_TX_BYTES',
      'bytes/s',
      'Bytes a second from the GPU to the host, protocol headers among them. A rate already, despite its name.'
    ),
    ...ofGpuLarge,
    absentWhen: profiling,
  },
  {
    ...gpuGauge(
      'gpu_pcie_received',
      'DCGM_FI_PROF_PCIE_RX_BYTES',
      'bytes/s',
      'Bytes a second from the host to the GPU, protocol headers among them. A rate already, despite its name.'
    ),
    ...ofGpuLarge,
    absentWhen: profiling,
  },
  {
    ...gpuGauge(
      'gpu_nvlink_total',
      'DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL',
      'items',
      'NVLink traffic in both directions, in thousands of KiB a second. A rate already, although dcgm-exporter types it as a counter: DCGM divides the growth of the driver’s KiB by the seconds and by 1000 (ReadAndCacheNvLinkBandwidth in its cache manager), and gives 0 at the first reading.'
    ),
    absentWhen: 'The GPU has no NVLink.',
  },
  {
    ...gpuGauge(
      'gpu_nvlink_sent',
      'DCGM_FI_PROF_NVLINK_TX_BYTES',
      'bytes/s',
      'Bytes a second that the GPU sent over NVLink. A rate already, despite its name.'
    ),
    ...ofGpuLarge,
    absentWhen: `The GPU has no NVLink, or: ${optional}`,
  },
  {
    ...gpuGauge(
      'gpu_nvlink_received',
      'DCGM_FI_PROF_NVLINK_RX_BYTES',
      'bytes/s',
      'Bytes a second that the GPU received over NVLink. A rate already, despite its name.'
    ),
    ...ofGpuLarge,
    absentWhen: `The GPU has no NVLink, or: ${optional}`,
  },
] as const satisfies readonly Signal[];
