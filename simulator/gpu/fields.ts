import { ECC_FIELDS } from './ecc-fields';
import { counter, decimal, gauge, NVLINK, OPTIONAL, whole, type DcgmField } from './field';
import { PROFILING_FIELDS } from './profiling-fields';
import { type GpuView } from './view';

const percent = (share: number) => String(Math.round(100 * share));

const throttled = (cause: string) => `Throttling duration due to ${cause} (in ns).`;

const freeMiB = ({ hardware, memoryUsedMiB }: GpuView) =>
  Math.max(0, hardware.memoryMiB - hardware.reservedMiB - memoryUsedMiB);

/** The fields by their numbers in DCGM, which is the order of the page. */
export const DCGM_FIELDS: readonly DcgmField[] = [
  gauge('DCGM_FI_DEV_SM_CLOCK', 'SM clock frequency (in MHz).', (gpu) => whole(gpu.smClockMHz)),
  gauge('DCGM_FI_DEV_MEM_CLOCK', 'Memory clock frequency (in MHz).', (gpu) => whole(gpu.hardware.memoryClockMHz)),
  gauge(
    'DCGM_FI_DEV_CLOCKS_EVENT_REASONS',
    'Clock event reasons (bitmask).',
    (gpu) => whole(gpu.clock.reasons),
    OPTIONAL
  ),
  gauge('DCGM_FI_DEV_MEMORY_TEMP', 'Memory temperature (in C).', (gpu) =>
    gpu.hardware.hasMemorySensor ? whole(gpu.memoryTemperatureCelsius) : '0'
  ),
  gauge('DCGM_FI_DEV_GPU_TEMP', 'GPU temperature (in C).', (gpu) => whole(gpu.temperatureCelsius)),
  gauge('DCGM_FI_DEV_POWER_USAGE', 'Power draw (in W).', (gpu) => decimal(gpu.powerWatts)),
  counter('DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION', 'Total energy consumption since boot (in mJ).', (gpu) =>
    whole(gpu.energyMillijoules)
  ),
  counter('DCGM_FI_DEV_PCIE_REPLAY_COUNTER', 'Total number of PCIe retries.', (gpu) => whole(gpu.errors.pcieReplays)),
  gauge('DCGM_FI_DEV_GPU_UTIL', 'GPU utilization (in %).', (gpu) => percent(gpu.activity.busy)),
  gauge('DCGM_FI_DEV_MEM_COPY_UTIL', 'Memory utilization (in %).', (gpu) => percent(gpu.activity.dram)),
  gauge('DCGM_FI_DEV_ENC_UTIL', 'Encoder utilization (in %).', () => '0'),
  gauge('DCGM_FI_DEV_DEC_UTIL', 'Decoder utilization (in %).', () => '0'),
  gauge('DCGM_FI_DEV_XID_ERRORS', 'Value of the last XID error encountered.', ({ errors }) =>
    errors.lastXid?.toString()
  ),
  counter(
    'DCGM_FI_DEV_POWER_VIOLATION',
    throttled('power constraints'),
    (gpu) => whole(gpu.clock.powerViolation),
    OPTIONAL
  ),
  counter(
    'DCGM_FI_DEV_THERMAL_VIOLATION',
    throttled('thermal constraints'),
    (gpu) => whole(gpu.clock.thermalViolation),
    OPTIONAL
  ),
  counter('DCGM_FI_DEV_SYNC_BOOST_VIOLATION', throttled('sync-boost constraints'), () => '0', OPTIONAL),
  counter('DCGM_FI_DEV_BOARD_LIMIT_VIOLATION', throttled('board limit constraints'), () => '0', OPTIONAL),
  counter('DCGM_FI_DEV_LOW_UTIL_VIOLATION', throttled('low utilization'), () => '0', OPTIONAL),
  counter('DCGM_FI_DEV_RELIABILITY_VIOLATION', throttled('reliability constraints'), () => '0', OPTIONAL),
  gauge('DCGM_FI_DEV_FB_FREE', 'Framebuffer memory free (in MiB).', (gpu) => whole(freeMiB(gpu))),
  gauge('DCGM_FI_DEV_FB_USED', 'Framebuffer memory used (in MiB).', (gpu) => whole(gpu.memoryUsedMiB)),
  gauge('DCGM_FI_DEV_FB_RESERVED', 'Framebuffer memory reserved (in MiB).', (gpu) => whole(gpu.hardware.reservedMiB)),
  ...ECC_FIELDS,
  // dcgm-exporter types it as a counter, but DCGM has made it a rate: ReadAndCacheNvLinkBandwidth of its cache manager.
  counter(
    'DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL',
    'Total number of NVLink bandwidth counters for all lanes.',
    (gpu) => whole(gpu.links.nvlinkTotal),
    NVLINK
  ),
  gauge('DCGM_FI_DEV_VGPU_LICENSE_STATUS', 'vGPU License status', () => '0'),
  ...PROFILING_FIELDS,
];
