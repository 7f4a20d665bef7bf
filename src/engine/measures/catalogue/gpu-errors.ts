import type { SignalId } from '../../signals/catalogue';
import { add, aggregate, type Expression, orZero, total } from '../expression';
import type { Measure } from '../types';

const highest = (signal: SignalId): Expression => aggregate('max', { op: 'value', signal });
const grown = (signal: SignalId): Expression => aggregate('sum', { op: 'increase', signal });

const ecc = {
  topic: 'gpu',
  unit: 'events',
  question: 'Does the GPU’s memory err?',
  good: 'No uncorrected ones; a few corrected ones are normal.',
  advice:
    'Uncorrected: the process dies or its data is wrong. Drain the node and reset the GPU; if they come again, replace the card. Corrected ones that keep growing announce them.',
} as const;

const repairs = {
  topic: 'gpu',
  unit: 'items',
  question: 'How worn is the GPU’s memory?',
  good: 'Zero, or a few that do not grow.',
  advice: 'Growing: plan to replace the card. Pending: reset the GPU at the next quiet hour, it is repaired then.',
} as const;

const nvlink = (id: SignalId, title: string, what: string): Measure => ({
  id,
  title,
  topic: 'gpu',
  unit: 'events',
  question: 'Are the links between the GPUs sound?',
  meaning: `NVLink: ${what}, in the window.`,
  good: 'Zero.',
  advice: 'Growing: tensor parallelism slows down or hangs (XID 74). Reseat the board, or replace it.',
  expression: grown(id),
  needs: ['gpu_nvlink_flit_errors'],
});

/** Errors and repairs. */
export const gpuErrorMeasures: readonly Measure[] = [
  {
    id: 'gpu_last_xid',
    title: 'Last XID',
    topic: 'gpu',
    unit: 'info',
    question: 'Did the driver report an error?',
    meaning:
      'Number of the last XID; 0 is none, and so is a series that is absent, which is how exporters begin. It stays until the exporter starts again, so it may be of days ago. Of several GPUs, the highest number.',
    good: 'None.',
    advice:
      '13, 31, 43: most often the program; update vLLM or its kernels. 48, 63, 64, 94, 95: memory; drain the node and reset the GPU. 74: NVLink. 79: the GPU has fallen off the bus; power-cycle the host. 119: the GPU’s own processor hangs; reset it.',
    expression: orZero(highest('gpu_xid'), highest('gpu_temperature')),
    needs: ['gpu_temperature'],
  },
  {
    id: 'gpu_xid_events',
    title: 'XIDs',
    topic: 'gpu',
    unit: 'events',
    question: 'Does the driver report errors now?',
    meaning: 'XIDs in dcgm-exporter’s window of the last minutes, by number.',
    good: 'None.',
    advice: 'As for the last XID.',
    expression: total('gpu_xid_count'),
    split: ['xid'],
  },
  {
    ...ecc,
    id: 'gpu_ecc_corrected',
    title: 'Corrected',
    meaning: 'Single-bit memory errors in the window; they were corrected.',
    expression: grown('gpu_ecc_corrected'),
  },
  {
    ...ecc,
    id: 'gpu_ecc_uncorrected',
    title: 'Uncorrected',
    meaning: 'Double-bit memory errors in the window; the data is lost.',
    expression: grown('gpu_ecc_uncorrected'),
    needs: ['gpu_ecc_corrected'],
    thresholds: { warn: 1, bad: 1, direction: 'above' },
  },
  {
    ...ecc,
    id: 'gpu_ecc_corrected_ever',
    title: 'Corrected ever',
    meaning: 'Single-bit memory errors over the cards’ lives.',
    expression: total('gpu_ecc_corrected_ever'),
  },
  {
    ...ecc,
    id: 'gpu_ecc_uncorrected_ever',
    title: 'Uncorrected ever',
    meaning: 'Double-bit memory errors over the cards’ lives.',
    expression: total('gpu_ecc_uncorrected_ever'),
    needs: ['gpu_ecc_corrected_ever'],
  },
  {
    ...repairs,
    id: 'gpu_rows_uncorrectable',
    title: 'Rows, uncorrectable',
    meaning: 'Rows of memory that spare ones replaced after uncorrectable errors, over the cards’ lives.',
    expression: total('gpu_rows_uncorrectable'),
  },
  {
    ...repairs,
    id: 'gpu_rows_correctable',
    title: 'Rows, correctable',
    meaning: 'Rows of memory that spare ones replaced after many corrected errors, over the cards’ lives.',
    expression: total('gpu_rows_correctable'),
  },
  {
    ...repairs,
    id: 'gpu_row_remap_failure',
    title: 'Remapping failed',
    unit: 'gpus',
    meaning: 'GPUs that had no spare row left for a bad one.',
    good: 'Zero.',
    advice: 'Above zero: replace the card.',
    expression: total('gpu_row_remap_failure'),
    thresholds: { warn: 1, bad: 1, direction: 'above' },
  },
  {
    ...repairs,
    id: 'gpu_retirement_pending',
    title: 'Pending repairs',
    meaning:
      'Rows (a GPU with any counts once) and, on GPUs before Ampere, pages of memory that wait for a reset to be taken out of use.',
    expression: { op: 'or', left: total('gpu_row_remap_pending'), right: total('gpu_pages_pending') },
    needs: ['gpu_row_remap_pending'],
    thresholds: { warn: 1, bad: 1000, direction: 'above' },
  },
  {
    ...repairs,
    id: 'gpu_pages_retired',
    title: 'Retired pages',
    meaning: 'Pages of memory taken out of use on GPUs before Ampere, over the cards’ lives.',
    expression: add(total('gpu_pages_retired_corrected'), total('gpu_pages_retired_uncorrected')),
  },
  {
    id: 'gpu_pcie_replays',
    title: 'PCIe replays',
    topic: 'gpu',
    unit: 'events',
    question: 'Is the link to the host sound?',
    meaning: 'Packets that had to be sent again over PCIe, in the window.',
    good: 'Zero, or a few.',
    advice: 'Growing: a bad slot, riser or cable; often before XID 79. Reseat the card.',
    expression: grown('gpu_pcie_replays'),
  },
  nvlink('gpu_nvlink_flit_errors', 'Flow-control checksums', 'flow-control packets with a bad checksum'),
  nvlink('gpu_nvlink_data_errors', 'Data checksums', 'data packets with a bad checksum'),
  nvlink('gpu_nvlink_replays', 'NVLink replays', 'packets sent again'),
  nvlink('gpu_nvlink_recoveries', 'Recoveries', 'links that had to be set up again'),
  {
    id: 'gpu_health',
    title: 'DCGM’s health watches',
    topic: 'gpu',
    unit: 'info',
    question: 'What does DCGM itself think of the GPUs?',
    meaning: 'DCGM’s own watches by part: 0 healthy, 10 warning, 20 failure; the worst of the GPUs.',
    good: '0 everywhere.',
    advice: 'health_error_code on the exporter’s page says what it is; dcgmi diag -r 3 tests the GPU when it is free.',
    expression: highest('gpu_health'),
    split: ['health_watch'],
  },
];
