/** What a model of GPU is and can do. */
export interface Hardware {
  /** Short name by which it is chosen, such as `H100`. */
  readonly name: string;
  /** Name that the driver reports. */
  readonly modelName: string;
  /** What the driver reports as memory in all, MiB. */
  readonly memoryMiB: number;
  /** What the driver keeps of it for itself, MiB. */
  readonly reservedMiB: number;
  /** Thermal design power, which is also the power limit, watts. */
  readonly tdpWatts: number;
  readonly idleWatts: number;
  /** Clock of the SMs without a limit, at full load by specification, and idle with no process, MHz. */
  readonly maxSmClockMHz: number;
  readonly baseSmClockMHz: number;
  readonly idleSmClockMHz: number;
  readonly memoryClockMHz: number;
  /** GB/s (10^9 bytes). */
  readonly memoryBandwidthGBs: number;
  /** BF16 without sparsity, 10^12 operations per second. */
  readonly bf16Tflops: number;
  readonly pcieGeneration: number;
  readonly pcieLanes: number;
  /** NVLink of one GPU, both directions together, GB/s; absent without NVLink. */
  readonly nvlinkGBs?: number;
  /** From here on the hardware halves the clocks, °C. */
  readonly slowdownCelsius: number;
  /** Profiling fields, error correction and row remapping: not on consumer GPUs. */
  readonly dataCenter: boolean;
  /** Whether the memory's temperature can be read; a page shows 0 where not. */
  readonly hasMemorySensor: boolean;
}

const H200: Hardware = {
  name: 'H200',
  modelName: 'NVIDIA H200', // nvidia-smi
  memoryMiB: 143_771, // nvidia-smi; 141 GB in NVIDIA H200 Tensor Core GPU Datasheet
  reservedMiB: 610, // illustrative
  tdpWatts: 700, // NVIDIA H200 Tensor Core GPU Datasheet
  idleWatts: 76, // illustrative
  maxSmClockMHz: 1980, // nvidia-smi
  baseSmClockMHz: 1590, // illustrative
  idleSmClockMHz: 345, // illustrative
  memoryClockMHz: 3201, // nvidia-smi
  memoryBandwidthGBs: 4800, // NVIDIA H200 Tensor Core GPU Datasheet
  bf16Tflops: 989.5, // NVIDIA H200 Tensor Core GPU Datasheet: 1,979 with sparsity
  pcieGeneration: 5, // NVIDIA H200 Tensor Core GPU Datasheet
  pcieLanes: 16, // NVIDIA H200 Tensor Core GPU Datasheet
  nvlinkGBs: 900, // NVIDIA H200 Tensor Core GPU Datasheet
  slowdownCelsius: 87, // illustrative
  dataCenter: true,
  hasMemorySensor: true,
};

const H100: Hardware = {
  name: 'H100',
  modelName: 'NVIDIA H100 80GB HBM3', // nvidia-smi
  memoryMiB: 81_559, // nvidia-smi; 80 GB in NVIDIA H100 Tensor Core GPU Datasheet
  reservedMiB: 551, // illustrative
  tdpWatts: 700, // NVIDIA H100 Tensor Core GPU Datasheet (SXM)
  idleWatts: 70, // illustrative
  maxSmClockMHz: 1980, // nvidia-smi
  baseSmClockMHz: 1590, // illustrative
  idleSmClockMHz: 345, // illustrative
  memoryClockMHz: 2619, // nvidia-smi; twice it on 5,120 bits is the bandwidth
  memoryBandwidthGBs: 3350, // NVIDIA H100 Tensor Core GPU Datasheet (SXM)
  bf16Tflops: 989.4, // NVIDIA H100 Tensor Core GPU Architecture whitepaper
  pcieGeneration: 5, // NVIDIA H100 Tensor Core GPU Datasheet
  pcieLanes: 16, // NVIDIA H100 Tensor Core GPU Datasheet
  nvlinkGBs: 900, // NVIDIA H100 Tensor Core GPU Datasheet (SXM)
  slowdownCelsius: 87, // illustrative
  dataCenter: true,
  hasMemorySensor: true,
};

const A100: Hardware = {
  name: 'A100',
  modelName: 'NVIDIA A100-SXM4-80GB', // nvidia-smi
  memoryMiB: 81_920, // nvidia-smi
  reservedMiB: 571, // nvidia-smi of the 40 GB model
  tdpWatts: 400, // NVIDIA A100 Tensor Core GPU Datasheet (SXM)
  idleWatts: 65, // nvidia-smi
  maxSmClockMHz: 1410, // NVIDIA A100 Tensor Core GPU Architecture whitepaper
  baseSmClockMHz: 1275, // illustrative
  idleSmClockMHz: 210, // illustrative
  memoryClockMHz: 1593, // nvidia-smi; twice it on 5,120 bits is the bandwidth
  memoryBandwidthGBs: 2039, // NVIDIA A100 Tensor Core GPU Datasheet (80 GB SXM)
  bf16Tflops: 312, // NVIDIA A100 Tensor Core GPU Datasheet
  pcieGeneration: 4, // NVIDIA A100 Tensor Core GPU Datasheet
  pcieLanes: 16, // NVIDIA A100 Tensor Core GPU Datasheet
  nvlinkGBs: 600, // NVIDIA A100 Tensor Core GPU Datasheet (SXM)
  slowdownCelsius: 89, // illustrative
  dataCenter: true,
  hasMemorySensor: true,
};

const L40S: Hardware = {
  name: 'L40S',
  modelName: 'NVIDIA L40S', // nvidia-smi
  memoryMiB: 46_068, // nvidia-smi; 48 GB in NVIDIA L40S Datasheet, less what error correction takes
  reservedMiB: 569, // nvidia-smi
  tdpWatts: 350, // NVIDIA L40S Datasheet
  idleWatts: 35, // illustrative
  maxSmClockMHz: 2520, // NVIDIA L40S Product Brief
  baseSmClockMHz: 1110, // NVIDIA L40S Product Brief
  idleSmClockMHz: 210, // illustrative
  memoryClockMHz: 9001, // twice it on 384 bits is the bandwidth
  memoryBandwidthGBs: 864, // NVIDIA L40S Datasheet
  bf16Tflops: 362.05, // NVIDIA L40S Datasheet
  pcieGeneration: 4, // NVIDIA L40S Datasheet
  pcieLanes: 16, // NVIDIA L40S Datasheet
  slowdownCelsius: 92, // illustrative
  dataCenter: true,
  hasMemorySensor: false,
};

const RTX_4090: Hardware = {
  name: 'RTX 4090',
  modelName: 'NVIDIA GeForce RTX 4090', // nvidia-smi
  memoryMiB: 24_564, // nvidia-smi
  reservedMiB: 420, // illustrative
  tdpWatts: 450, // NVIDIA Ada GPU Architecture whitepaper
  idleWatts: 22, // illustrative
  maxSmClockMHz: 2520, // NVIDIA Ada GPU Architecture whitepaper
  baseSmClockMHz: 2235, // NVIDIA Ada GPU Architecture whitepaper
  idleSmClockMHz: 210, // illustrative
  memoryClockMHz: 10_501, // nvidia-smi; twice it on 384 bits is the bandwidth
  memoryBandwidthGBs: 1008, // NVIDIA Ada GPU Architecture whitepaper
  bf16Tflops: 165.2, // NVIDIA Ada GPU Architecture whitepaper, FP32 accumulation
  pcieGeneration: 4, // NVIDIA Ada GPU Architecture whitepaper
  pcieLanes: 16, // NVIDIA Ada GPU Architecture whitepaper
  slowdownCelsius: 95, // illustrative
  dataCenter: false,
  hasMemorySensor: false,
};

/** The GPUs that can be simulated. */
export const HARDWARE: readonly Hardware[] = [H200, H100, A100, L40S, RTX_4090];

/** A GPU that is not in the table: the message names those that are. */
export class HardwareError extends Error {
  override readonly name = 'HardwareError';
}

/**
 * A GPU of the table by its short name, in any case and with or without its space.
 *
 * @throws HardwareError for one that is not in it.
 */
export function hardwareByName(name: string): Hardware {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
  const found = HARDWARE.find((hardware) => plain(hardware.name) === plain(name));
  if (found === undefined) {
    throw new HardwareError(`there is no GPU "${name}": choose one of ${HARDWARE.map((gpu) => gpu.name).join(', ')}`);
  }
  return found;
}

/** Gigatransfers per second and lane of each PCIe generation (PCI Express Base Specification). */
const PCIE_GIGATRANSFERS: Readonly<Record<number, number>> = { 3: 8, 4: 16, 5: 32 };

/** What PCIe carries in one direction, bytes per second, after its 128b/130b encoding. */
export function pcieBytesPerSecond({ pcieGeneration, pcieLanes }: Hardware): number {
  return (PCIE_GIGATRANSFERS[pcieGeneration] * 1e9 * pcieLanes * (128 / 130)) / 8;
}
