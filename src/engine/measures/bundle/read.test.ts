import fc from 'fast-check';
import { Bundle, type BundleSeries } from './read';

const T = 1_790_000_000_000;

interface Engine {
  readonly bounds: readonly number[];
  /** How it writes whole numbers: `1` or `1.0`. */
  readonly ending: string;
}

const engine: fc.Arbitrary<Engine> = fc.record({
  bounds: fc.subarray([0.5, 1, 2, 5], { minLength: 1 }),
  ending: fc.constantFrom('', '.0'),
});

function series(labels: Record<string, string>, value: number): BundleSeries {
  return { labels, times: [T], values: [value] };
}

/** What Prometheus answers for engines that each see one request a second at or below every bound, and one above. */
function answerFor(engines: readonly Engine[]): BundleSeries[] {
  const rates = new Map<string, number>();
  for (const { bounds, ending } of engines) {
    bounds.forEach((bound, i) => {
      const le = Number.isInteger(bound) ? `${bound}${ending}` : String(bound);
      rates.set(le, (rates.get(le) ?? 0) + i + 1);
    });
    rates.set('+Inf', (rates.get('+Inf') ?? 0) + bounds.length + 1);
  }
  return [...rates].map(([le, value]) => series({ le }, value));
}

test('a bound is one, however it is written', () => {
  fc.assert(
    fc.property(fc.array(engine, { minLength: 1, maxLength: 6 }), (engines) => {
      const [{ buckets }] = new Bundle(answerFor(engines)).at(T);
      const below = (bound: number) =>
        engines.map(({ bounds }) => (bound === Infinity ? bounds.length + 1 : bounds.indexOf(bound) + 1));
      expect(buckets).toEqual(
        [...new Set([...engines.flatMap(({ bounds }) => bounds), Infinity])]
          .sort((a, b) => a - b)
          .map((bound) => ({ bound, count: below(bound).reduce((total, count) => total + count, 0) }))
      );
    })
  );
});

test('keeps groups and times apart, and leaves out what has no value', () => {
  const times = [T, T + 1000, T + 2000];
  const bundle = new Bundle([
    { labels: { job: 'a', le: '1.0' }, times, values: [1, null, 3] },
    { labels: { job: 'a', le: '+Inf' }, times, values: [2, null, 3] },
    { labels: { job: 'b', le: '+Inf' }, times: [T + 1000], values: [7] },
  ]);
  expect(bundle.times).toEqual(times);
  expect(bundle.at(T).map(({ labels }) => labels)).toEqual([{ job: 'a' }]);
  expect(bundle.at(T + 1000)).toMatchObject([{ labels: { job: 'b' }, buckets: [{ bound: Infinity, count: 7 }] }]);
  expect(bundle.at(T)[0].rates()).toEqual([
    { labels: { job: 'a', le: '1.0' }, value: 1 },
    { labels: { job: 'a', le: '+Inf' }, value: 2 },
  ]);
  expect(bundle.at(T + 5000)).toEqual([]);
});
