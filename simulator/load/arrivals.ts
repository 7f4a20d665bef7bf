import { type Random } from '../core/random';
import { type OpenArrivals } from './arrivals-schema';
import { RateCurve } from './rate-curve';

/** When the requests of an open loop come. */
export class ArrivalSampler {
  private readonly curve: RateCurve;

  /** @param epoch unix seconds at time 0, for the time of day. */
  constructor(
    private readonly arrivals: OpenArrivals,
    private readonly random: Random,
    epoch: number
  ) {
    this.curve = new RateCurve(arrivals, epoch);
  }

  /**
   * The next arrival after `now`, seconds; infinity where none comes.
   *
   * @param factor multiplies the rate.
   */
  next(now: number, factor = 1): number {
    if (!(factor > 0)) {
      return Infinity;
    }
    return this.arrivals.process === 'poisson' ? this.thinned(now, factor) : this.integrated(now, factor);
  }

  /** A Poisson process whose rate changes: candidates at the highest rate of a piece, kept by the rate of their time. */
  private thinned(now: number, factor: number): number {
    const { curve, random } = this;
    let time = now;
    for (;;) {
      curve.locate(time);
      const { from, to, until } = curve;
      const most = Math.max(from, to);
      const candidate = most > 0 ? time + random.exponential(1 / (most * factor)) : Infinity;
      if (candidate >= until) {
        if (until === Infinity) {
          return candidate;
        }
        time = until;
        continue;
      }
      if (from === to || random.uniform() * most < from + ((to - from) * (candidate - time)) / (until - time)) {
        return candidate;
      }
      time = candidate;
    }
  }

  /** Where the integral of the rate reaches the next whole number. */
  private integrated(now: number, factor: number): number {
    const { curve } = this;
    let time = now;
    let owed = 1 / factor;
    for (;;) {
      curve.locate(time);
      const { from, to, until } = curve;
      if (until === Infinity) {
        return from > 0 ? time + owed / from : Infinity;
      }
      const area = ((from + to) / 2) * (until - time);
      if (area >= owed) {
        const slope = (to - from) / (until - time);
        return time + (2 * owed) / (from + Math.sqrt(Math.max(0, from * from + 2 * slope * owed)));
      }
      owed -= area;
      time = until;
    }
  }
}
