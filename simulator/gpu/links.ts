import { type Random } from '../core/random';
import { pcieBytesPerSecond, type Hardware } from './hardware';
import { type GpuWork } from './work';

/** Bytes that cross PCIe for a step and for a token, and what polling alone moves in a second. Illustrative. */
const PCIE = { toGpuPerStep: 60_000, fromGpuPerStep: 20_000, perToken: 40, polling: 250_000 } as const;

/** Spread of the traffic, as a share. Illustrative. */
const SPREAD = 0.05;

const KIB = 1024;

/** What a GPU moves over PCIe and NVLink, bytes per second. */
export class Links {
  pcieTransmit = 0;
  pcieReceive = 0;
  nvlinkTransmit = 0;
  nvlinkReceive = 0;

  constructor(
    private readonly hardware: Hardware,
    private readonly random: Random
  ) {}

  advance(seconds: number, work: GpuWork): void {
    const { hardware } = this;
    const most = pcieBytesPerSecond(hardware);
    const between = (work.interGpuBytes ?? 0) / seconds;
    const tokens = (PCIE.perToken * (work.prefillTokens + work.decodeTokens)) / seconds;
    const overPcie = hardware.nvlinkGBs === undefined ? between : 0;
    const rate = (perStep: number) =>
      Math.min(most, (PCIE.polling + (perStep * work.steps) / seconds + tokens) * this.spread() + overPcie);
    this.pcieReceive = rate(PCIE.toGpuPerStep);
    this.pcieTransmit = rate(PCIE.fromGpuPerStep);
    if (hardware.nvlinkGBs !== undefined) {
      this.nvlinkTransmit = Math.min((hardware.nvlinkGBs * 1e9) / 2, between);
      this.nvlinkReceive = this.nvlinkTransmit;
    }
  }

  /** Both directions, in thousands of KiB a second: the driver's counter of KiB as DCGM turns it into a rate. */
  get nvlinkTotal(): number {
    return (this.nvlinkTransmit + this.nvlinkReceive) / KIB / 1000;
  }

  private spread(): number {
    return Math.max(0, 1 + SPREAD * this.random.normal());
  }
}
