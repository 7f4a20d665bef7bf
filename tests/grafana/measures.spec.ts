import { setTimeout as sleep } from 'node:timers/promises';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { boundsToPromQL, measureToPromQL } from '../../src/engine/measures/promql/print';
import { BUSY, IDLE } from './engines';
import { byInstance, evaluate } from './evaluate';
import { readStack } from './stack-file';
import { expect, test } from './test';

const context = { window: '1m', by: ['instance'], select: {} };
const { instances, scrapedSince } = readStack();

test.beforeAll(() => sleep(Math.max(0, scrapedSince + 90_000 - Date.now())));

test('the limit of each engine is its own: two of different size, and none of an older one', async () => {
  const { limit } = await evaluate({ limit: measureToPromQL(measureById('max_concurrency'), context) });
  const limits = byInstance(limit);
  expect(limits[instances['healthy-0.32.0']]).toBe(256);
  expect(limits[instances['kv-pressure-0.32.0']]).toBe(2.5);
  expect(limits[instances['slot-starved-0.20.2']]).toBeUndefined();
});

for (const id of ['ttft_p95', 'itl_p95', 'e2e_p95', 'queue_p95']) {
  test(`${id} of every engine lies within the bounds of its bucket`, async () => {
    const measure = measureById(id);
    const bounds = boundsToPromQL(measure, context);
    const answer = await evaluate({ value: measureToPromQL(measure, context), lower: '', upper: '', ...bounds });
    const [value, lower, upper] = [answer.value, answer.lower, answer.upper].map(byInstance);
    const wrong = BUSY.map((name) => instances[name])
      .filter((at) => !Number.isNaN(value[at]))
      .filter((at) => !(lower[at] < value[at] && value[at] <= upper[at]));
    expect(wrong.map((at) => `${at}: ${value[at]} is not in (${lower[at]}, ${upper[at]}]`)).toEqual([]);
    expect(BUSY.filter((name) => value[instances[name]] > 0).length).toBeGreaterThanOrEqual(BUSY.length - 1);
    expect(value[instances[IDLE]]).toBeNaN();
  });
}
