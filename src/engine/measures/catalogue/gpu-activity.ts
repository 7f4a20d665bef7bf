import type { SignalId } from '../../signals/catalogue';
import { add, aggregate, divide, type Expression, times, total } from '../expression';
import type { Measure } from '../types';

/** Mean of a gauge over the GPUs of the group. */
export function average(signal: SignalId): Expression {
  return aggregate('avg', { op: 'value', signal });
}

/** GPU_UTIL as a share, and the engine's activity for MIG instances, which have no GPU_UTIL. */
export const utilization: Expression = {
  op: 'or',
  left: times(average('gpu_utilization'), 0.01),
  right: average('gpu_engine_active'),
};

const shared = { topic: 'gpu', unit: 'ratio' } as const;

const pipe = (name: string, id: 'gpu_fp64_active' | 'gpu_fp32_active' | 'gpu_fp16_active'): Measure => ({
  ...shared,
  id,
  title: `${name} active`,
  question: 'Which arithmetic units work?',
  meaning: `Share of cycles in which the ${name} units were active, mean of the GPUs.`,
  good: 'Low: vLLM’s matrix work runs on the tensor cores.',
  advice: `High beside idle tensor cores: the model runs in ${name} without them. Check --dtype and the quantisation.`,
  expression: average(id),
  needs: ['gpu_fp16_active'],
});

const traffic = (id: SignalId, title: string, question: string, meaning: string): Measure => ({
  topic: 'gpu',
  unit: 'bytes/s',
  id,
  title,
  question,
  meaning,
  good: 'Far below what the link carries. Zero where a GPU does not support the counter, which is safe to ignore.',
  advice:
    'PCIe matters for KV offload, for very long contexts that are swapped in, and for tensor parallelism without NVLink: use NVLink, or fewer GPUs per engine.',
  expression: total(id),
});

/** How much of the GPUs is used. */
export const gpuActivityMeasures: readonly Measure[] = [
  {
    topic: 'gpu',
    unit: 'gpus',
    id: 'gpus',
    title: 'GPUs',
    question: 'How many GPUs are there?',
    meaning: 'GPUs (or MIG instances) with a temperature on the pages of the exporters.',
    good: 'As many as you installed.',
    advice: 'Fewer: one has fallen off the bus (XID 79) or its exporter is gone. Check nvidia-smi and the host’s log.',
    expression: aggregate('count', { op: 'value', signal: 'gpu_temperature' }),
  },
  {
    ...shared,
    id: 'gpu_utilization',
    title: 'GPU utilisation',
    question: 'Is the GPU working?',
    meaning:
      'GPU_UTIL: share of time in which any kernel ran, mean of the GPUs. It does not say how full the GPU was, so it is never evidence that a GPU is saturated.',
    good: 'High while requests run.',
    advice: 'Low while requests wait: something else is the limit. Look at slots, KV cache and the host’s CPU.',
    expression: utilization,
    needs: ['gpu_utilization'],
  },
  {
    ...shared,
    id: 'gpu_engine_active',
    title: 'Engine active',
    question: 'Is the GPU working?',
    meaning: 'Share of time in which the compute engine was active, mean of the GPUs.',
    good: 'High while requests run.',
    advice: 'As for GPU utilisation.',
    expression: average('gpu_engine_active'),
  },
  {
    ...shared,
    id: 'gpu_sm_active',
    title: 'SM active',
    question: 'How much of the GPU is at work?',
    meaning: 'SM efficiency: share of cycles in which an SM had a warp, mean of SMs and GPUs.',
    good: 'Above 80 % under full load.',
    advice:
      'Low under load beside high DRAM activity: memory is the limit (decode), so a larger batch is nearly free: raise --max-num-seqs, at the cost of inter-token latency. Both low: too few requests, or the host is slow.',
    expression: average('gpu_sm_active'),
  },
  {
    ...shared,
    id: 'gpu_sm_occupancy',
    title: 'SM occupancy',
    question: 'How full are the SMs?',
    meaning: 'Warps resident on the SMs of those that fit, mean of the GPUs.',
    good: 'No goal by itself: attention and matrix kernels run well at 20 %.',
    advice: 'Compare it with itself, before and after a change.',
    expression: average('gpu_sm_occupancy'),
  },
  {
    ...shared,
    id: 'gpu_tensor_active',
    title: 'Tensor active',
    question: 'Do the tensor cores work?',
    meaning: 'Share of cycles in which the tensor cores were active, mean of the GPUs.',
    good: 'High in prefill and with large batches; low in decode, which memory limits.',
    advice:
      'High and requests wait: compute is the limit. Use FP8 weights, prefix caching, or more replicas; raising --max-num-seqs does not help.',
    expression: average('gpu_tensor_active'),
  },
  {
    ...shared,
    id: 'gpu_dram_active',
    title: 'DRAM active',
    question: 'Is memory bandwidth the limit?',
    meaning:
      'Memory-bandwidth utilisation: share of cycles in which the memory interface moved data, mean of the GPUs. About 80 % is all that can be reached.',
    good: 'High under load: decode reads all weights for every token.',
    advice:
      'Near 80 % with low SM or tensor activity: memory-bound. Quantise weights or the KV cache (--kv-cache-dtype fp8), use speculative decoding, or batch more.',
    expression: average('gpu_dram_active'),
  },
  {
    ...shared,
    id: 'gpu_memory_copy_utilization',
    title: 'Memory controller',
    question: 'Is memory being read or written?',
    meaning:
      'MEM_COPY_UTIL: share of time in which the memory was read or written, mean of the GPUs. It is a share of time, not of bandwidth, nor how full the memory is.',
    good: 'High under load.',
    advice: 'High with low SM activity: memory-bound. DRAM activity says it more exactly where it is exposed.',
    expression: times(average('gpu_memory_copy_utilization'), 0.01),
  },
  {
    ...shared,
    id: 'gpu_encoder_utilization',
    title: 'Video encoder',
    question: 'Is video being encoded?',
    meaning: 'Share of time in which the video encoder was busy, mean of the GPUs.',
    good: 'Zero: vLLM does not use it.',
    advice: 'Above zero: another program uses the GPU.',
    expression: times(average('gpu_encoder_utilization'), 0.01),
  },
  {
    ...shared,
    id: 'gpu_decoder_utilization',
    title: 'Video decoder',
    question: 'Is video being decoded?',
    meaning: 'Share of time in which the video decoder was busy, mean of the GPUs.',
    good: 'Zero, unless video goes to a multimodal model.',
    advice: 'Above zero without such a model: another program uses the GPU.',
    expression: times(average('gpu_decoder_utilization'), 0.01),
  },
  pipe('FP64', 'gpu_fp64_active'),
  pipe('FP32', 'gpu_fp32_active'),
  pipe('FP16', 'gpu_fp16_active'),
  traffic('gpu_pcie_received', 'PCIe to GPU', 'How much crosses PCIe?', 'Bytes a second from host to GPU.'),
  traffic('gpu_pcie_sent', 'PCIe from GPU', 'How much crosses PCIe?', 'Bytes a second from GPU to host.'),
  {
    ...traffic(
      'gpu_nvlink_total',
      'NVLink',
      'How much do the GPUs tell each other?',
      'Bytes a second over NVLink in both directions, as the driver measured them.'
    ),
    advice:
      'High in tensor parallelism: NVLink carries every layer’s result. Zero with --tensor-parallel-size above 1: traffic goes over PCIe instead; check nvidia-smi topo -m.',
    // DCGM divides KiB/s by 1000.
    expression: {
      op: 'or',
      left: add(total('gpu_nvlink_sent'), total('gpu_nvlink_received')),
      right: times(total('gpu_nvlink_total'), 1_024_000),
    },
    needs: ['gpu_nvlink_total'],
  },
  {
    ...shared,
    id: 'gpu_busy_dram_ratio',
    title: 'DRAM while busy',
    question: 'While it works, is memory bandwidth the limit?',
    meaning: 'DRAM activity over engine activity: how much of the bandwidth is used while the GPU works.',
    good: 'No goal by itself: from 50 % on, memory is the limit.',
    advice: 'As for DRAM activity.',
    expression: divide(average('gpu_dram_active'), average('gpu_engine_active')),
    undefinedWhenIdle: true,
  },
  {
    ...shared,
    id: 'gpu_busy_tensor_ratio',
    title: 'Tensor while busy',
    question: 'While it works, is compute the limit?',
    meaning: 'Tensor activity over engine activity: how much of the tensor cores is used while the GPU works.',
    good: 'No goal by itself: from 40 % on, compute is the limit.',
    advice: 'As for tensor activity.',
    expression: divide(average('gpu_tensor_active'), average('gpu_engine_active')),
    undefinedWhenIdle: true,
  },
];
