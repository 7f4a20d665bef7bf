import { CLOCK_EVENT } from './clock-events';
import { type Hardware } from './hardware';
import { type PowerDemand } from './power';
import { type ThermalModel } from './thermal';
import { type GpuFault } from './work';

/** How fast a clock follows what it is allowed, seconds. Illustrative. */
const TIME_CONSTANT = 2;

/** What the hardware's own slowdown leaves of the clock. */
const HARDWARE_SLOWDOWN = 0.5;

const NANOSECONDS = 1e9;
const FULL_CLOCK = 0.999;

/** The SM clock: as high as the power limit, the temperature and the hardware's own slowdown allow. */
export class SmClock {
  /** Of the highest clock, 0 to 1. */
  share = 1;
  /** Bits of `CLOCK_EVENT`. */
  reasons: number = CLOCK_EVENT.gpu_idle;
  /** Time in which it was held down, nanoseconds. */
  powerViolation = 0;
  thermalViolation = 0;

  constructor(private readonly hardware: Hardware) {}

  /** @param limit of the power, watts. */
  follow(seconds: number, demand: PowerDemand, limit: number, thermal: ThermalModel, fault: GpuFault): void {
    const least = this.hardware.idleSmClockMHz / this.hardware.maxSmClockMHz;
    const byPower = demand.clockWithin(limit, least);
    const byHeat = demand.clockWithin(thermal.wattsAllowed(fault), least);
    const braked = fault.kind === 'brake';
    const { slowdown } = thermal;
    const allowed = Math.min(byPower, byHeat, braked || slowdown ? HARDWARE_SLOWDOWN : 1);
    this.share += (allowed - this.share) * (1 - Math.exp(-seconds / TIME_CONSTANT));
    const capped = byPower < FULL_CLOCK;
    const hot = byHeat < FULL_CLOCK;
    this.reasons =
      (demand.idle ? CLOCK_EVENT.gpu_idle : 0) |
      (capped ? CLOCK_EVENT.power_cap : 0) |
      (hot ? CLOCK_EVENT.sw_thermal : 0) |
      (slowdown ? CLOCK_EVENT.hw_slowdown | CLOCK_EVENT.hw_thermal : 0) |
      (braked ? CLOCK_EVENT.hw_slowdown | CLOCK_EVENT.hw_power_brake : 0);
    this.powerViolation += capped || braked ? seconds * NANOSECONDS : 0;
    this.thermalViolation += hot || slowdown ? seconds * NANOSECONDS : 0;
  }
}
