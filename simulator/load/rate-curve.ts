import { type OpenArrivals } from './arrivals-schema';

const HOUR = 3600;
/** Shortest piece, seconds: keeps rounding at a piece's edge from making one of no length. */
const SHORTEST = 1e-3;

/** The rate of arrivals over time, in pieces within each of which it is a straight line. */
export class RateCurve {
  /** The piece that `locate` found: requests a second at the time asked for and at the piece's end, and that end. */
  from = 0;
  to = 0;
  until = Infinity;
  private readonly hourly?: readonly number[];

  /** @param epoch unix seconds at time 0: the time of day. */
  constructor(
    private readonly arrivals: OpenArrivals,
    private readonly epoch: number
  ) {
    const { day } = arrivals;
    this.hourly = day === undefined ? undefined : 'hourly' in day ? day.hourly : waveFactors(day);
  }

  /** Finds the piece that begins at `time`, seconds; the answer is in the fields, for want of a cheaper way. */
  locate(time: number): void {
    const { rate, bursts } = this.arrivals;
    let factor = rate;
    let until = Infinity;
    if (bursts !== undefined) {
      const phase = time % bursts.everySeconds;
      const calm = bursts.everySeconds - bursts.lengthSeconds;
      factor = phase < calm ? rate : rate * bursts.factor;
      until = time + Math.max(SHORTEST, (phase < calm ? calm : bursts.everySeconds) - phase);
    }
    if (this.hourly === undefined) {
      this.from = this.to = factor;
      this.until = until;
      return;
    }
    const untilHour = time + Math.max(SHORTEST, HOUR - ((this.epoch + time) % HOUR));
    this.until = Math.min(until, untilHour);
    this.from = factor * this.dayFactor(time);
    this.to = factor * this.dayFactor(this.until);
  }

  /** Requests a second at `time`. */
  at(time: number): number {
    this.locate(time);
    return this.from;
  }

  private dayFactor(time: number): number {
    const hourly = this.hourly as readonly number[];
    const hour = ((this.epoch + time) / HOUR) % 24;
    const index = Math.floor(hour);
    return hourly[index] + (hour - index) * (hourly[(index + 1) % 24] - hourly[index]);
  }
}

/** The factors of a cosine at the full hours: lines between them stay within 1 % of it. */
function waveFactors({ amplitude, peakHour }: { amplitude: number; peakHour: number }): number[] {
  return Array.from({ length: 24 }, (_, hour) => 1 + amplitude * Math.cos(((hour - peakHour) / 12) * Math.PI));
}
