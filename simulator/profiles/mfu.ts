import { type Family } from './family';
import { perEngine } from './series';

const EXISTS = { type: 'counter', since: '0.17.0' } as const;
const OF_MFU = '(for Model Flops Utilization calculations).';
const zero = perEngine(() => 0);

/** Estimates of the work per GPU, which every engine shows and which stay 0 without `--enable-mfu-metrics`. */
export const mfuFamilies: readonly Family[] = [
  {
    ...EXISTS,
    name: 'vllm:estimated_flops_per_gpu_total',
    help: `Estimated number of floating point operations per GPU ${OF_MFU}`,
    series: zero,
  },
  {
    ...EXISTS,
    name: 'vllm:estimated_read_bytes_per_gpu_total',
    help: `Estimated number of bytes read from memory per GPU ${OF_MFU}`,
    series: zero,
  },
  {
    ...EXISTS,
    name: 'vllm:estimated_write_bytes_per_gpu_total',
    help: `Estimated number of bytes written to memory per GPU ${OF_MFU}`,
    series: zero,
  },
];
