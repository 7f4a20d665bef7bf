import { speedAt, type Activity } from './activity';
import { type Hardware } from './hardware';
import { type GpuFault } from './work';

/** What each part adds between idle and full power, of that range, when it is always active. Illustrative. */
const PART = { busy: 0.1, tensor: 0.85, dram: 0.6 } as const;

/** Power of the SMs goes with clock times voltage squared. Illustrative. */
const CLOCK_EXPONENT = 2.5;

const BISECTIONS = 24;

/** What a load would draw at any clock. */
export class PowerDemand {
  private readonly range: number;
  private readonly smShare: number;
  private readonly dramShare: number;

  /** @param speed of the steps while the activity was measured: slower steps read less memory per second. */
  constructor(
    private readonly hardware: Hardware,
    activity: Activity,
    private readonly computeShare: number,
    speed: number
  ) {
    this.range = hardware.tdpWatts - hardware.idleWatts;
    this.smShare = PART.busy * activity.busy + PART.tensor * activity.tensor;
    this.dramShare = PART.dram * Math.min(activity.busy, activity.dram / speed);
  }

  /** Whether no step ran. */
  get idle(): boolean {
    return this.smShare === 0;
  }

  /** Watts at a share of the highest SM clock. */
  at(clockShare: number): number {
    const sm = this.smShare * clockShare ** CLOCK_EXPONENT;
    const dram = this.dramShare * speedAt(clockShare, this.computeShare);
    return this.hardware.idleWatts + this.range * (sm + dram);
  }

  /** The highest share of the clock that stays within a limit, not below `least`. */
  clockWithin(watts: number, least: number): number {
    if (this.at(1) <= watts) {
      return 1;
    }
    let low = least;
    let high = 1;
    for (let i = 0; i < BISECTIONS; i++) {
      const middle = (low + high) / 2;
      if (this.at(middle) <= watts) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** The power limit, watts; it cannot be set below idle. */
export function powerLimit({ tdpWatts, idleWatts }: Hardware, fault: GpuFault): number {
  if (fault.kind !== 'power') {
    return tdpWatts;
  }
  const limit = 'share' in fault ? fault.share * tdpWatts : fault.limitWatts;
  return Math.min(tdpWatts, Math.max(idleWatts, limit));
}
