import { type Hardware } from './hardware';
import { type GpuFault } from './work';

/** A server room, and how far above it a GPU settles at full power. Illustrative. */
const AMBIENT_CELSIUS = 28;
const FULL_POWER_RISE_CELSIUS = 38;

/** How fast a GPU warms up with its cooling in order, seconds. Illustrative. */
const TIME_CONSTANT = 30;

/** Cooling that is left when it fails, unless told. Illustrative. */
const COOLING_LEFT = 0.2;

/** The driver holds a GPU this far below the hardware's own slowdown, and begins a little lower. Illustrative. */
const SOFTWARE_MARGIN_CELSIUS = 4;
const BEGIN_CELSIUS = 4;

/** Memory lies next to the die and adds its own heat. Illustrative. */
const MEMORY_RISE_CELSIUS = { idle: 3, active: 12 } as const;

/** A GPU's temperature, °C: it follows ambient + power × resistance with a time constant of its own. */
export class ThermalModel {
  celsius: number;
  memoryCelsius: number;

  constructor(private readonly hardware: Hardware) {
    this.celsius = AMBIENT_CELSIUS + hardware.idleWatts * this.resistance(1);
    this.memoryCelsius = this.celsius + MEMORY_RISE_CELSIUS.idle;
  }

  /** @param dram activity of the memory, 0 to 1. */
  advance(seconds: number, watts: number, dram: number, fault: GpuFault): void {
    const { cooling, ambient } = conditions(fault);
    const toward = ambient + watts * this.resistance(cooling);
    const share = 1 - Math.exp((-seconds * cooling) / TIME_CONSTANT);
    this.celsius += (toward - this.celsius) * share;
    const memory = this.celsius + MEMORY_RISE_CELSIUS.idle + MEMORY_RISE_CELSIUS.active * dram;
    this.memoryCelsius += (memory - this.memoryCelsius) * (1 - Math.exp(-seconds / TIME_CONSTANT));
  }

  /** Watts that the driver allows: all while the GPU is cool, and what its temperature limit can last when it is there. */
  wattsAllowed(fault: GpuFault): number {
    const limit = this.softwareLimit;
    const margin = limit - this.celsius;
    if (margin >= BEGIN_CELSIUS) {
      return Infinity;
    }
    const { cooling, ambient } = conditions(fault);
    const lasting = Math.max(0, limit - ambient) / this.resistance(cooling);
    return lasting + Math.max(0, this.hardware.tdpWatts - lasting) * Math.max(0, margin / BEGIN_CELSIUS);
  }

  /** Whether the hardware's own slowdown is engaged. */
  get slowdown(): boolean {
    return this.celsius >= this.hardware.slowdownCelsius;
  }

  private get softwareLimit(): number {
    return this.hardware.slowdownCelsius - SOFTWARE_MARGIN_CELSIUS;
  }

  /** °C per watt. */
  private resistance(cooling: number): number {
    return FULL_POWER_RISE_CELSIUS / this.hardware.tdpWatts / cooling;
  }
}

function conditions(fault: GpuFault): { readonly cooling: number; readonly ambient: number } {
  return fault.kind === 'thermal'
    ? { cooling: fault.cooling ?? COOLING_LEFT, ambient: fault.ambientCelsius ?? AMBIENT_CELSIUS }
    : { cooling: 1, ambient: AMBIENT_CELSIUS };
}
