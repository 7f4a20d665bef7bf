import { GraphThresholdsStyleConfigBuilder, GraphThresholdsStyleMode } from '@grafana/grafana-foundation-sdk/common';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { thresholdSteps } from '../stat';
import { stateTimeline } from '../state-timeline';
import { graphPanel } from '../timeseries';
import { eachGpu, gpuLabels, gpuName, together } from './by-gpu';
import { clockStates } from './states';

/** Memory of the GPUs, and what crosses their links. */
export function memoryBand(): Band {
  return {
    title: 'Memory and links',
    height: 8,
    panels: [
      [6, memory()],
      [6, graphPanel([eachGpu('gpu_memory_free')], { title: 'Headroom by GPU' })],
      [
        6,
        graphPanel([eachGpu('gpu_pcie_received', { suffix: 'in' }), eachGpu('gpu_pcie_sent', { suffix: 'out' })], {
          title: 'PCIe',
        }),
      ],
      [6, graphPanel([eachGpu('gpu_nvlink_total')], { title: 'NVLink, both directions' })],
    ],
  };
}

function memory() {
  return graphPanel(
    [
      together('gpu_memory_used', { color: 'blue' }),
      together('gpu_memory_free', { color: 'green' }),
      together('gpu_memory_reserved', { color: 'text' }),
      together('gpu_memory_total', { limit: true, color: 'red', legend: 'Total (derived: used + free + reserved)' }),
    ],
    { title: 'GPU memory', stacked: true }
  );
}

/** Heat, power, energy and clocks. */
export function boardBand(): Band {
  return {
    title: 'Heat, power and clocks',
    height: 8,
    panels: [
      [6, heat()],
      [6, power()],
      [
        6,
        graphPanel(
          [
            eachGpu('gpu_energy', { suffix: 'in the last hour', window: '1h' }),
            together('gpu_energy_total', { right: true, legend: 'Energy counters, all' }),
          ],
          { title: 'Energy' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            eachGpu('gpu_sm_clock', { suffix: 'SM' }),
            eachGpu('gpu_memory_clock', { suffix: 'memory' }),
            together('gpu_max_sm_clock', {
              limit: true,
              color: 'red',
              window: '1h',
              legend: 'Highest SM clock (reported, or of the last hour)',
            }),
          ],
          { title: 'Clocks' }
        ),
      ],
    ],
  };
}

function heat() {
  const { thresholds } = measure('gpu_temperature');
  return graphPanel([eachGpu('gpu_temperature'), eachGpu('gpu_memory_temperature', { suffix: 'memory' })], {
    title: 'Temperature',
    softMax: 95,
  })
    .thresholds(thresholdSteps(thresholds))
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
}

function power() {
  return graphPanel(
    [eachGpu('gpu_power'), eachGpu('gpu_power_limit', { limit: true, color: 'red', suffix: 'limit (reported)' })],
    { title: 'Power by GPU' }
  );
}

/** Why clocks are held down, by three counters that the exporter does not show by default. */
export function clockBand(): Band {
  return {
    title: 'What holds the clocks down (needs deploy/prometheus/dcgm-counters.csv)',
    collapsed: true,
    height: 9,
    panels: [
      [
        8,
        graphPanel([eachGpu('gpu_clock_events', { suffix: '{{clock_event}}' })], { title: 'Clock events by reason' }),
      ],
      [
        8,
        graphPanel(
          [
            together('gpu_thermal_violation_share', { color: 'red' }),
            together('gpu_power_violation_share', { color: 'yellow' }),
            together('gpu_board_limit_violation_share'),
            together('gpu_reliability_violation_share'),
            together('gpu_sync_boost_violation_share'),
            together('gpu_low_utilization_violation_share', { color: 'text' }),
          ],
          { title: 'Time held down, worst GPU', max: 1 }
        ),
      ],
      [
        8,
        stateTimeline(measure('gpu_clock_reasons'), {
          title: 'Gravest reason',
          legend: gpuName,
          by: gpuLabels,
          states: clockStates,
        }),
      ],
    ],
  };
}
