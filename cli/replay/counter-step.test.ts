import fc from 'fast-check';
import { counterStep } from './counter-step';

const amount = fc.oneof(
  fc.nat(),
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.double({ min: 0, max: 1e18, noNaN: true })
);

describe('the step of a counter', () => {
  it('never lets the sum fall at the seam of two loops', () => {
    fc.assert(
      fc.property(amount, amount, fc.nat(100_000), (a, b, loop) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const step = counterStep(first, last);
        expect(first + (loop + 1) * step).toBeGreaterThanOrEqual(last + loop * step);
        expect(step - (last - first)).toBeLessThanOrEqual(Math.max(1e-9 * (last - first), 1e-15 * last, 1e-300));
      }),
      { numRuns: 2000 }
    );
  });

  it('is exact for whole numbers and goes down after a restart', () => {
    expect(counterStep(7, 107)).toBe(100);
    expect(counterStep(107, 7)).toBe(-100);
    expect(107.5 + counterStep(107.5, 7.25)).toBeGreaterThanOrEqual(7.25);
    expect(counterStep(3, 3)).toBe(0);
  });
});
