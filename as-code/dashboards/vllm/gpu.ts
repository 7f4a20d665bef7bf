import type { Band } from '../layout';
import { gpuGraph } from './raw-graph';

/** The machine's GPUs, folded up: many engines have no exporter beside them. */
export function gpuBand(): Band {
  return {
    title: 'GPU (needs the address of a DCGM exporter in the datasource’s settings)',
    collapsed: true,
    height: 8,
    panels: [
      [8, utilisation()],
      [8, memory()],
      [8, power()],
      [12, temperature()],
      [12, clock()],
    ],
  };
}

function utilisation() {
  return gpuGraph([{ family: 'DCGM_FI_DEV_GPU_UTIL', legend: 'GPU {{gpu}}' }], {
    title: 'GPU utilisation',
    max: 100,
    question: 'Is the GPU working?',
    meaning: 'Share of time in which any kernel ran. It says nothing of how well the GPU was filled.',
    good: 'High while requests run.',
    advice: 'Low while requests wait: something else is the limit. Look at slots, KV cache and the host’s CPU.',
  });
}

function memory() {
  return gpuGraph(
    [
      { family: 'DCGM_FI_DEV_FB_USED', legend: 'GPU {{gpu}} used' },
      { family: 'DCGM_FI_DEV_FB_FREE', legend: 'GPU {{gpu}} free' },
    ],
    {
      title: 'GPU memory',
      question: 'How much GPU memory is left?',
      meaning: 'Memory of the whole GPU, used and free, whoever uses it.',
      good: 'Flat: vLLM takes its share when it starts.',
      advice:
        'Growing: another process is on this GPU. Hardly any left and out-of-memory errors: lower --gpu-memory-utilization.',
    }
  );
}

function power() {
  return gpuGraph([{ family: 'DCGM_FI_DEV_POWER_USAGE', legend: 'GPU {{gpu}}' }], {
    title: 'GPU power',
    question: 'How hard does the GPU work?',
    meaning: 'Power that the GPU draws.',
    good: 'Near the limit of the card under full load, low when idle.',
    advice: 'At the limit of the card with a falling clock: power is what holds it back.',
  });
}

function temperature() {
  return gpuGraph([{ family: 'DCGM_FI_DEV_GPU_TEMP', legend: 'GPU {{gpu}}' }], {
    title: 'GPU temperature',
    question: 'Is the GPU too hot?',
    meaning: 'Temperature of the GPU’s core.',
    good: 'Steady under load, below the limit of the card.',
    advice: 'Rising with a falling clock: check fans, air flow and the room.',
  });
}

function clock() {
  return gpuGraph([{ family: 'DCGM_FI_DEV_SM_CLOCK', legend: 'GPU {{gpu}}' }], {
    title: 'GPU clock',
    question: 'Does the GPU run at full speed?',
    meaning: 'Clock of the streaming multiprocessors.',
    good: 'Steady and high under load.',
    advice: 'Falling under load: power or heat holds it down, see the graphs beside.',
  });
}
