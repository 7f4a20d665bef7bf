import { Random } from '../core/random';
import { ArrivalSampler } from './arrivals';
import { type OpenArrivals } from './arrivals-schema';
import { RateCurve } from './rate-curve';

function arrivalsUntil(arrivals: OpenArrivals, end: number, { seed = 1, epoch = 0, factor = 1 } = {}): number[] {
  const sampler = new ArrivalSampler(arrivals, new Random(seed), epoch);
  const times: number[] = [];
  for (let time = sampler.next(0, factor); time < end; time = sampler.next(time, factor)) {
    times.push(time);
  }
  return times;
}

const within = (times: readonly number[], from: number, to: number) =>
  times.filter((time) => time >= from && time < to).length;

const open = (more: Partial<OpenArrivals>): OpenArrivals => ({ kind: 'open', rate: 20, process: 'poisson', ...more });

describe('a Poisson process', () => {
  it('has its rate, and gaps whose deviation is their mean', () => {
    const times = arrivalsUntil(open({}), 1000);
    expect(times.length / 20_000).toBeCloseTo(1, 1);
    const gaps = times.slice(1).map((time, i) => time - times[i]);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(deviation / mean).toBeCloseTo(1, 1);
  });

  it('follows the time of day, as the integral of the rate says', () => {
    const day = { amplitude: 0.8, peakHour: 14 };
    const times = arrivalsUntil(open({ rate: 1, day }), 86_400);
    const cosine = (from: number, to: number) =>
      3600 *
      (to -
        from +
        ((0.8 * 12) / Math.PI) * (Math.sin(((to - 14) / 12) * Math.PI) - Math.sin(((from - 14) / 12) * Math.PI)));
    for (const [from, to] of [
      [0, 4],
      [4, 8],
      [8, 12],
      [12, 16],
      [16, 20],
      [20, 24],
    ]) {
      const expected = cosine(from, to);
      const deviation = Math.abs(within(times, from * 3600, to * 3600) - expected);
      expect(deviation).toBeLessThan(5 * Math.sqrt(expected) + 0.01 * expected);
    }
  });

  it('knows the hour from the epoch', () => {
    const hourly = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour <= 17 ? 1 : 0));
    const times = arrivalsUntil(open({ rate: 5, day: { hourly } }), 86_400, { epoch: 12 * 3600 });
    expect(within(times, 6 * 3600, 20 * 3600)).toBe(0);
    expect(within(times, 0, 5 * 3600) / (5 * 5 * 3600)).toBeCloseTo(1, 1);
  });

  it('bursts at the end of each stretch', () => {
    const times = arrivalsUntil(open({ rate: 10, bursts: { everySeconds: 30, lengthSeconds: 5, factor: 4 } }), 3000);
    const bursts = times.filter((time) => time % 30 >= 25).length;
    expect(bursts / (100 * 5 * 40)).toBeCloseTo(1, 1);
    expect((times.length - bursts) / (100 * 25 * 10)).toBeCloseTo(1, 1);
  });

  it('takes a factor, and stops at 0', () => {
    expect(arrivalsUntil(open({}), 500, { factor: 3 }).length / 30_000).toBeCloseTo(1, 1);
    expect(arrivalsUntil(open({}), 500, { factor: 0 })).toEqual([]);
  });
});

describe('a constant process', () => {
  it('comes at even steps', () => {
    const times = arrivalsUntil(open({ rate: 4, process: 'constant' }), 10);
    times.forEach((time, i) => expect(time).toBeCloseTo((i + 1) / 4, 9));
  });

  it('comes where the integral of a changing rate reaches the next whole number', () => {
    const arrivals = open({
      rate: 0.5,
      process: 'constant',
      day: { amplitude: 1, peakHour: 6 },
      bursts: { everySeconds: 600, lengthSeconds: 100, factor: 5 },
    });
    const times = arrivalsUntil(arrivals, 86_400);
    const curve = new RateCurve(arrivals, 0);
    let integral = 0;
    let counted = 0;
    for (let time = 0; time < 86_400; time++) {
      integral += curve.at(time + 0.5);
      while (counted < times.length && times[counted] < time + 1) {
        counted++;
      }
      expect(Math.abs(counted - integral)).toBeLessThan(4);
    }
  });
});
