import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { stateTimeline } from '../state-timeline';
import { graphPanel } from '../timeseries';
import { eachGpu, gpuLabels, gpuName, together } from './by-gpu';
import { healthStates, xidStates } from './states';

const hour = { window: '1h' } as const;

/** Errors that every exporter shows. */
export function healthBand(): Band {
  return {
    title: 'Health',
    height: 8,
    panels: [
      [
        10,
        stateTimeline(measure('gpu_last_xid'), {
          title: 'Last XID',
          legend: gpuName,
          by: gpuLabels,
          states: xidStates,
        }),
      ],
      [
        7,
        graphPanel(
          [
            eachGpu('gpu_rows_uncorrectable', { suffix: 'uncorrectable' }),
            eachGpu('gpu_rows_correctable', { suffix: 'correctable' }),
          ],
          { title: 'Remapped rows of memory', decimals: 0, softMax: 1 }
        ),
      ],
      [
        7,
        graphPanel([eachGpu('gpu_pcie_replays', hour)], {
          title: 'PCIe replays in the last hour',
          decimals: 0,
          softMax: 1,
        }),
      ],
    ],
  };
}

/** Memory errors and the driver's errors by number, which the exporter does not show by default. */
export function errorBand(): Band {
  return {
    title: 'Errors by kind (needs deploy/prometheus/dcgm-counters.csv)',
    collapsed: true,
    height: 9,
    panels: [
      [
        6,
        graphPanel([eachGpu('gpu_xid_events', { suffix: '{{xid}}' })], {
          title: 'XIDs by number, last minutes',
          decimals: 0,
          softMax: 1,
        }),
      ],
      [
        6,
        graphPanel(
          [
            eachGpu('gpu_ecc_corrected', { ...hour, suffix: 'corrected' }),
            eachGpu('gpu_ecc_uncorrected', { ...hour, suffix: 'uncorrected' }),
          ],
          { title: 'Memory errors in the last hour', decimals: 0, softMax: 1 }
        ),
      ],
      [
        6,
        graphPanel([together('gpu_ecc_corrected_ever'), together('gpu_ecc_uncorrected_ever')], {
          title: 'Memory errors over the cards’ lives',
          decimals: 0,
          softMax: 1,
        }),
      ],
      [
        6,
        graphPanel([eachGpu('gpu_retirement_pending'), together('gpu_pages_retired', { color: 'text' })], {
          title: 'Repairs that wait for a reset',
          decimals: 0,
          softMax: 1,
        }),
      ],
    ],
  };
}

/** Errors of the links between the GPUs, and DCGM's own watches. */
export function watchBand(): Band {
  return {
    title: 'NVLink errors and DCGM’s own watches (needs deploy/prometheus/dcgm-counters.csv)',
    collapsed: true,
    height: 9,
    panels: [
      [
        10,
        graphPanel(
          [
            together('gpu_nvlink_flit_errors', hour),
            together('gpu_nvlink_data_errors', hour),
            together('gpu_nvlink_replays', hour),
            together('gpu_nvlink_recoveries', hour),
          ],
          { title: 'NVLink errors in the last hour', decimals: 0, softMax: 1 }
        ),
      ],
      [
        14,
        stateTimeline(measure('gpu_health'), {
          title: 'DCGM’s health watches',
          legend: `${gpuName} {{health_watch}}`,
          by: gpuLabels,
          states: healthStates,
        }),
      ],
    ],
  };
}
