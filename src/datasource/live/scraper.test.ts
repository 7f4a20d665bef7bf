import { Scraper } from './scraper';
import type { Attempt } from './types';

describe('Scraper', () => {
  let made: Attempt[];
  let inFlight: number;
  let most: number;
  let answer: { ms: number; fails?: boolean };

  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000_000 });
    [made, inFlight, most, answer] = [[], 0, 0, { ms: 10 }];
  });
  afterEach(() => jest.useRealTimers());

  function scraper(wanted = 1_000): Scraper {
    return new Scraper({
      wanted,
      random: () => 0.5,
      onAttempt: (attempt) => made.push(attempt),
      fetch: async () => {
        const t = Date.now();
        const { ms, fails } = answer;
        most = Math.max(most, ++inFlight);
        await new Promise((resolve) => setTimeout(resolve, ms));
        inFlight--;
        return fails ? { t, ms, problem: { cause: 'unreachable', text: 'down' } } : { t, ms, page: 'x 1\n' };
      },
    });
  }

  const starts = () => made.map(({ t }) => t - 1_000_000);

  it('scrapes at once and then once an interval, counted from the start of a scrape', async () => {
    const one = scraper();
    one.start();
    await jest.advanceTimersByTimeAsync(3_500);
    expect(starts()).toEqual([0, 1_000, 2_000, 3_000]);
    one.stop();
  });

  it('waits out the interval of a scrape that another tab made', async () => {
    const one = scraper();
    one.start(1_000_000 - 400);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(starts()).toEqual([600]);
    one.stop();
  });

  it('never has two scrapes in flight, and stretches to twenty times what they take', async () => {
    answer = { ms: 1_500 };
    const one = scraper();
    one.start();
    await jest.advanceTimersByTimeAsync(95_000);
    expect(most).toBe(1);
    expect(one.interval).toBe(30_000);
    expect(starts()).toEqual([0, 30_000, 60_000, 90_000]);
    one.stop();
  });

  it('backs off while scrapes fail and is back at once after a success', async () => {
    answer = { ms: 1, fails: true };
    const one = scraper();
    one.start();
    await jest.advanceTimersByTimeAsync(8_000);
    expect(starts()).toEqual([0, 1_000, 3_000, 7_000]);
    answer = { ms: 1 };
    await jest.advanceTimersByTimeAsync(9_500);
    expect(starts().slice(4)).toEqual([15_000, 16_000, 17_000]);
    one.stop();
  });

  it('reports nothing after it was stopped', async () => {
    const one = scraper();
    one.start();
    await jest.advanceTimersByTimeAsync(5);
    one.stop();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(made).toEqual([]);
  });

  it('goes on when the clock is set back by a day', async () => {
    const one = scraper();
    one.start();
    await jest.advanceTimersByTimeAsync(1_500);
    jest.setSystemTime(1_000_000 - 86_400_000);
    await jest.advanceTimersByTimeAsync(130_000);
    expect(made.length).toBeGreaterThan(3);
    one.stop();
  });
});
