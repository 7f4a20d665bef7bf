/** Why a GPU's clock is not the highest one: bits of `DCGM_FI_DEV_CLOCKS_EVENT_REASONS`. */
export const CLOCK_EVENT = {
  gpu_idle: 0x1,
  clocks_setting: 0x2,
  power_cap: 0x4,
  hw_slowdown: 0x8,
  sync_boost: 0x10,
  sw_thermal: 0x20,
  hw_thermal: 0x40,
  hw_power_brake: 0x80,
  display_clocks: 0x100,
} as const;

const NAMES = Object.keys(CLOCK_EVENT) as Array<keyof typeof CLOCK_EVENT>;

/** dcgm-exporter's defaults: how far back it counts, and how often it looks, seconds. */
export const EVENT_WINDOW_SECONDS = 300;
const COLLECT_SECONDS = 30;

/** The clock events that dcgm-exporter found each time it looked, within its window. */
export class ClockEvents {
  private readonly samples: number[] = [];
  private sinceSample = COLLECT_SECONDS;

  /** @param reasons bits that held over these seconds. */
  advance(seconds: number, reasons: number): void {
    this.sinceSample += seconds;
    while (this.sinceSample >= COLLECT_SECONDS) {
      this.sinceSample -= COLLECT_SECONDS;
      this.samples.push(reasons);
    }
    const surplus = this.samples.length - EVENT_WINDOW_SECONDS / COLLECT_SECONDS;
    if (surplus > 0) {
      this.samples.splice(0, surplus);
    }
  }

  /** How often each event was found; undefined before the first look. */
  counts(): ReadonlyMap<string, number> | undefined {
    if (this.samples.length === 0) {
      return undefined;
    }
    const counts = new Map<string, number>();
    for (const name of NAMES) {
      const found = this.samples.filter((reasons) => (reasons & CLOCK_EVENT[name]) !== 0).length;
      if (found > 0) {
        counts.set(name, found);
      }
    }
    return counts;
  }
}
