import { DATA_CENTER, decimal, gauge, NVLINK, OPTIONAL, whole, type DcgmField } from './field';

const pcie = (verb: string) =>
  `The rate of data ${verb} over the PCIe bus - including both protocol headers and data payloads - in bytes per second.`;
const nvlink = (verb: string) => `The rate of data ${verb} over NVLink, in bytes per second.`;

/** What the profiling module measures. */
export const PROFILING_FIELDS: readonly DcgmField[] = [
  gauge(
    'DCGM_FI_PROF_GR_ENGINE_ACTIVE',
    'Ratio of time the graphics engine is active.',
    ({ activity }) => decimal(activity.busy),
    DATA_CENTER
  ),
  gauge(
    'DCGM_FI_PROF_SM_ACTIVE',
    'The ratio of cycles an SM has at least 1 warp assigned.',
    ({ activity }) => decimal(activity.smActive),
    { ...OPTIONAL, ...DATA_CENTER }
  ),
  gauge(
    'DCGM_FI_PROF_SM_OCCUPANCY',
    'The ratio of number of warps resident on an SM.',
    ({ activity }) => decimal(activity.smOccupancy),
    { ...OPTIONAL, ...DATA_CENTER }
  ),
  gauge(
    'DCGM_FI_PROF_PIPE_TENSOR_ACTIVE',
    'Ratio of cycles the tensor (HMMA) pipe is active.',
    ({ activity }) => decimal(activity.tensor),
    DATA_CENTER
  ),
  gauge(
    'DCGM_FI_PROF_DRAM_ACTIVE',
    'Ratio of cycles the device memory interface is active sending or receiving data.',
    ({ activity }) => decimal(activity.dram),
    DATA_CENTER
  ),
  gauge('DCGM_FI_PROF_PCIE_TX_BYTES', pcie('transmitted'), ({ links }) => whole(links.pcieTransmit), DATA_CENTER),
  gauge('DCGM_FI_PROF_PCIE_RX_BYTES', pcie('received'), ({ links }) => whole(links.pcieReceive), DATA_CENTER),
  gauge('DCGM_FI_PROF_NVLINK_TX_BYTES', nvlink('transmitted'), ({ links }) => whole(links.nvlinkTransmit), {
    ...OPTIONAL,
    ...NVLINK,
  }),
  gauge('DCGM_FI_PROF_NVLINK_RX_BYTES', nvlink('received'), ({ links }) => whole(links.nvlinkReceive), {
    ...OPTIONAL,
    ...NVLINK,
  }),
];
