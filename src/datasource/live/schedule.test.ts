import { backOff, intervalFor } from './schedule';

describe('the interval between two scrapes', () => {
  it('is the wanted one while a scrape takes a twentieth of it or less', () => {
    expect(intervalFor(5_000, [20, 250, 90])).toBe(5_000);
    expect(intervalFor(1_000, [])).toBe(1_000);
  });

  it('stretches at once to twenty times a slow scrape', () => {
    expect(intervalFor(5_000, [1_500])).toBe(30_000);
    expect(intervalFor(5_000, [1_500, 1_400, 1_600])).toBe(30_000);
  });

  it('goes back when scrapes are quick again, and a single slow one among quick ones changes nothing', () => {
    expect(intervalFor(1_000, [1_500, 10, 12])).toBe(1_000);
    expect(intervalFor(1_000, [10, 1_500, 12])).toBe(1_000);
  });
});

describe('the wait after failures', () => {
  const middle = () => 0.5;

  it('doubles from failure to failure, up to a minute', () => {
    expect([1, 2, 3, 4, 5, 9].map((n) => backOff(5_000, n, middle))).toEqual([
      5_000, 10_000, 20_000, 40_000, 60_000, 60_000,
    ]);
  });

  it('never falls below a wanted interval, however long', () => {
    expect(backOff(90_000, 3, middle)).toBe(90_000);
  });

  it('is spread by a fifth, so that many browsers do not come back at once', () => {
    expect(backOff(10_000, 1, () => 0)).toBe(8_000);
    expect(backOff(10_000, 1, () => 1)).toBe(12_000);
  });
});
