import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { stateTimeline } from '../state-timeline';
import { graphPanel } from '../timeseries';
import { eachGpu, gpuLabels, gpuName, together } from './by-gpu';
import { boundStates } from './states';
import { adviceTable } from './advice-table';

/** GPUs and engines side by side, and what limits whom. */
export function storyBands(): Band[] {
  return [
    {
      title: 'One story: what the engines do, and what the GPUs do meanwhile',
      height: 9,
      panels: [
        [8, overlay()],
        [8, load()],
        [8, output()],
      ],
    },
    {
      height: 8,
      panels: [
        [
          8,
          stateTimeline(measure('gpu_bound'), {
            title: 'What limits each GPU',
            legend: gpuName,
            by: gpuLabels,
            states: boundStates,
          }),
        ],
        [16, adviceTable()],
      ],
    },
  ];
}

function overlay() {
  return graphPanel(
    [
      together('gpu_utilization', { color: 'text' }),
      together('gpu_sm_active', { color: 'green' }),
      together('gpu_tensor_active', { color: 'purple' }),
      together('gpu_dram_active', { color: 'blue' }),
    ],
    {
      title: 'GPU utilisation, and what it hides',
      max: 1,
      more: [
        'Low SM and high DRAM activity: memory-bound. All three low at 100 % utilisation: small kernels, waits, or the host. Power far below the limit says the same.',
      ],
    }
  );
}

function load() {
  return graphPanel(
    [
      together('running', { color: 'blue' }),
      together('waiting', { color: 'orange' }),
      together('gpu_utilization', { right: true, color: 'text' }),
    ],
    { title: 'Requests of the engines, and utilisation' }
  );
}

function output() {
  return graphPanel(
    [
      together('generation_token_rate', { color: 'blue' }),
      together('prompt_token_rate', { color: 'purple' }),
      together('gpu_power', { right: true, color: 'yellow' }),
    ],
    { title: 'Tokens of the engines, and power' }
  );
}

/** Utilisation of each GPU and of its parts. */
export function utilizationBand(): Band {
  return {
    title: 'How much each GPU works',
    height: 8,
    panels: [
      [6, graphPanel([eachGpu('gpu_utilization')], { title: 'GPU utilisation', max: 1 })],
      [6, graphPanel([eachGpu('gpu_dram_active')], { title: 'Memory bandwidth (DRAM active)', max: 1 })],
      [6, graphPanel([eachGpu('gpu_tensor_active')], { title: 'Tensor cores', max: 1 })],
      [6, graphPanel([eachGpu('gpu_memory_copy_utilization')], { title: 'Memory controller', max: 1 })],
    ],
  };
}

/** Counters of the SMs that the exporter does not show by default. */
export function unitsBand(): Band {
  return {
    title: 'SMs and arithmetic units (needs deploy/prometheus/dcgm-counters.csv)',
    collapsed: true,
    height: 8,
    panels: [
      [6, graphPanel([eachGpu('gpu_sm_active')], { title: 'SM efficiency', max: 1 })],
      [6, graphPanel([eachGpu('gpu_sm_occupancy')], { title: 'SM occupancy', max: 1 })],
      [
        6,
        graphPanel([together('gpu_fp16_active'), together('gpu_fp32_active'), together('gpu_fp64_active')], {
          title: 'Arithmetic beside tensors',
          max: 1,
        }),
      ],
      [
        6,
        graphPanel([together('gpu_encoder_utilization'), together('gpu_decoder_utilization')], {
          title: 'Video encoder and decoder',
          max: 1,
        }),
      ],
    ],
  };
}
