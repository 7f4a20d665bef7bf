import { type Random } from '../core/random';
import { type Activity } from './activity';
import { type SmClock } from './clock';
import { type ClockEvents } from './clock-events';
import { type ErrorCounters } from './errors';
import { type Hardware } from './hardware';
import { type Links } from './links';

/** What a page of dcgm-exporter shows of a GPU. */
export interface GpuView {
  readonly hardware: Hardware;
  readonly uuid: string;
  readonly activity: Readonly<Activity>;
  readonly smClockMHz: number;
  readonly temperatureCelsius: number;
  readonly memoryTemperatureCelsius: number;
  readonly powerWatts: number;
  readonly energyMillijoules: number;
  readonly memoryUsedMiB: number;
  readonly clock: Readonly<SmClock>;
  readonly links: Readonly<Links>;
  readonly errors: Readonly<ErrorCounters>;
  readonly clockEvents: Readonly<ClockEvents>;
}

/** A GPU's identity, as the driver writes it. */
export function uuidOf(random: Random): string {
  const word = () => (random.integer() >>> 0).toString(16).padStart(8, '0');
  const [a, b, c, d] = [word(), word(), word(), word()];
  return `GPU-${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
}
