import { gpuCounter, gpuGauge, optional } from './gpu-source';
import type { Signal } from './types';

const noEcc = 'Consumer GPUs have no error correction.';
const optionalEcc = `${optional} ${noEcc}`;
const noNvlink = `The GPU has no NVLink, or: ${optional}`;
const oldPages = `${optional} Only GPUs before Ampere retire pages, newer ones remap rows.`;

/** What goes wrong with a GPU: errors by number, memory errors and repairs, link errors, DCGM's own verdict. */
export const gpuErrorSignals = [
  {
    ...gpuGauge(
      'gpu_xid',
      'DCGM_FI_DEV_XID_ERRORS',
      'info',
      'Number of the last error that the driver reported; it stays until the exporter starts again.'
    ),
    labels: [{ name: 'err_code' }, { name: 'err_msg' }],
    absentWhen: 'Absent until the first error, which is good news.',
  },
  {
    ...gpuGauge(
      'gpu_xid_count',
      'DCGM_EXP_XID_ERRORS_COUNT',
      'events',
      'Errors that the driver reported in the last minutes (window_size_in_ms), by number.'
    ),
    labels: [{ name: 'xid' }, { name: 'window_size_in_ms' }],
    absentWhen: optional,
  },
  {
    ...gpuCounter(
      'gpu_ecc_corrected',
      'DCGM_FI_DEV_ECC_SBE_VOL_TOTAL',
      'events',
      'Single-bit memory errors since the driver was loaded; they are corrected.'
    ),
    absentWhen: optionalEcc,
  },
  {
    ...gpuCounter(
      'gpu_ecc_uncorrected',
      'DCGM_FI_DEV_ECC_DBE_VOL_TOTAL',
      'events',
      'Double-bit memory errors since the driver was loaded; the data is lost.'
    ),
    absentWhen: optionalEcc,
  },
  {
    ...gpuCounter(
      'gpu_ecc_corrected_ever',
      'DCGM_FI_DEV_ECC_SBE_AGG_TOTAL',
      'events',
      'Single-bit memory errors over the card’s life.'
    ),
    absentWhen: optionalEcc,
  },
  {
    ...gpuCounter(
      'gpu_ecc_uncorrected_ever',
      'DCGM_FI_DEV_ECC_DBE_AGG_TOTAL',
      'events',
      'Double-bit memory errors over the card’s life.'
    ),
    absentWhen: optionalEcc,
  },
  {
    ...gpuCounter(
      'gpu_rows_uncorrectable',
      'DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS',
      'items',
      'Rows of memory that spare ones replaced after uncorrectable errors.'
    ),
    absentWhen: noEcc,
  },
  {
    ...gpuCounter(
      'gpu_rows_correctable',
      'DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS',
      'items',
      'Rows of memory that spare ones replaced after many corrected errors.'
    ),
    absentWhen: noEcc,
  },
  {
    ...gpuGauge(
      'gpu_row_remap_failure',
      'DCGM_FI_DEV_ROW_REMAP_FAILURE',
      'info',
      '1 where no spare row was left to replace a bad one.'
    ),
    absentWhen: noEcc,
  },
  {
    ...gpuGauge(
      'gpu_row_remap_pending',
      'DCGM_FI_DEV_ROW_REMAP_PENDING',
      'info',
      '1 where a row will be replaced at the next reset of the GPU.'
    ),
    absentWhen: optionalEcc,
  },
  {
    ...gpuCounter(
      'gpu_pages_retired_corrected',
      'DCGM_FI_DEV_RETIRED_SBE',
      'items',
      'Pages of memory taken out of use after single-bit errors.'
    ),
    absentWhen: oldPages,
  },
  {
    ...gpuCounter(
      'gpu_pages_retired_uncorrected',
      'DCGM_FI_DEV_RETIRED_DBE',
      'items',
      'Pages of memory taken out of use after a double-bit error.'
    ),
    absentWhen: oldPages,
  },
  {
    ...gpuGauge(
      'gpu_pages_pending',
      'DCGM_FI_DEV_RETIRED_PENDING',
      'items',
      'Pages of memory that will be taken out of use at the next reset of the GPU.'
    ),
    absentWhen: oldPages,
  },
  gpuCounter(
    'gpu_pcie_replays',
    'DCGM_FI_DEV_PCIE_REPLAY_COUNTER',
    'events',
    'Packets that had to be sent again over PCIe.'
  ),
  ...(
    [
      ['gpu_nvlink_flit_errors', 'CRC_FLIT', 'flow-control packets with a bad checksum'],
      ['gpu_nvlink_data_errors', 'CRC_DATA', 'data packets with a bad checksum'],
      ['gpu_nvlink_replays', 'REPLAY', 'packets sent again'],
      ['gpu_nvlink_recoveries', 'RECOVERY', 'links that had to be set up again'],
    ] as const
  ).map(([id, field, what]) => ({
    ...gpuCounter(id, `DCGM_FI_DEV_NVLINK_${field}_ERROR_COUNT_TOTAL`, 'events', `NVLink: ${what}.`),
    absentWhen: noNvlink,
  })),
  {
    ...gpuGauge(
      'gpu_health',
      'DCGM_EXP_GPU_HEALTH_STATUS',
      'info',
      'What DCGM’s own watches say, by part: 0 healthy, 10 warning, 20 failure.'
    ),
    labels: [{ name: 'health_watch' }, { name: 'health_error_code' }],
    absentWhen: optional,
  },
] as const satisfies readonly Signal[];
