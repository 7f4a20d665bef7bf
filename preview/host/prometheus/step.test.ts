import { dateTime } from '@grafana/data';
import { timing } from './step';

const range = (seconds: number) => {
  const from = dateTime(1_700_000_000_000);
  const to = dateTime(1_700_000_000_000 + seconds * 1000);
  return { from, to, raw: { from, to } };
};
const values = (of: ReturnType<typeof timing>) =>
  Object.fromEntries(Object.entries(of.macros).map(([k, v]) => [k, v?.value]));

// [range s, points, min step, scrape interval] → [step, $__rate_interval, $__range]
test.each([
  [900, 1000, undefined, '15s', 15, '60s', '900s'],
  [900, 1000, undefined, '5s', 5, '20s', '900s'],
  [900, 1000, '1s', '15s', 1, '4s', '900s'],
  [21_600, 600, undefined, '15s', 30, '60s', '21600s'],
  [86_400, 800, undefined, '15s', 120, '135s', '86400s'],
  [900, 1000, '$__rate_interval', '5s', 5, '20s', '900s'],
])('%d s at %d points, min step %s, scraped every %s', (seconds, points, min, scrape, step, rate, whole) => {
  const result = timing(range(seconds), points, min, scrape);
  expect(result.step).toBe(step);
  expect(values(result)).toMatchObject({ __rate_interval: rate, __range: whole, __interval: `${step}s` });
  expect([result.start % step, result.end % step]).toEqual([0, 0]);
});
