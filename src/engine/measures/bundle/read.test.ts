import fc from 'fast-check';
import { measureById } from '../catalogue/catalogue';
import { evaluateBundle } from './evaluate';
import { partLabel } from './promql';
import { Bundle, type BundleSeries } from './read';

const T = 1_790_000_000_000;
const within = measureById('ttft_within');

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
  const buckets = engines.reduce((total, { bounds }) => total + bounds.length + 1, 0);
  return [
    ...[...rates].map(([le, value]) => series({ le }, value)),
    series({ [partLabel]: 'count' }, rates.get('+Inf') ?? 0),
    series({ [partLabel]: 'shape' }, buckets / engines.length),
  ];
}

test('engines of one group are mixed exactly when their bounds differ, however they are written', () => {
  fc.assert(
    fc.property(fc.array(engine, { minLength: 1, maxLength: 6 }), (engines) => {
      const [histogram] = new Bundle(answerFor(engines)).at(T);
      const alike = new Set(engines.map(({ bounds }) => bounds.join())).size === 1;
      expect(histogram.mixed).toBe(!alike);
      expect(histogram.buckets.map(({ bound }) => bound)).toEqual(
        [...new Set([...engines.flatMap(({ bounds }) => bounds), Infinity])].sort((a, b) => a - b)
      );
    })
  );
});

test('a share within a bound counts the engines that have it, or has no answer', () => {
  fc.assert(
    fc.property(fc.array(engine, { minLength: 1, maxLength: 6 }), fc.constantFrom(0.5, 1, 2, 5), (engines, bound) => {
      const values = evaluateBundle(within, new Bundle(answerFor(engines)).at(T), { ttft_objective: bound });
      const having = engines.filter(({ bounds }) => bounds.includes(bound));
      const inside = having.reduce((total, { bounds }) => total + bounds.indexOf(bound) + 1, 0);
      const all = having.reduce((total, { bounds }) => total + bounds.length + 1, 0);
      if (values !== 'mixed-bounds') {
        expect(values).toEqual(having.length > 0 ? [{ labels: {}, value: inside / all }] : []);
      }
    })
  );
});

test('keeps groups and times apart, and leaves out what has no value', () => {
  const times = [T, T + 1000, T + 2000];
  const bundle = new Bundle([
    { labels: { job: 'a', le: '1.0' }, times, values: [1, null, 3] },
    { labels: { job: 'a', le: '+Inf' }, times, values: [2, null, 3] },
    { labels: { job: 'b', [partLabel]: 'count' }, times: [T + 1000], values: [7] },
  ]);
  expect(bundle.times).toEqual(times);
  expect(bundle.at(T).map(({ labels }) => labels)).toEqual([{ job: 'a' }]);
  expect(bundle.at(T + 1000)).toMatchObject([{ labels: { job: 'b' }, buckets: [], count: 7 }]);
  expect(bundle.at(T)[0].rates()).toEqual([
    { labels: { job: 'a', le: '1.0' }, value: 1 },
    { labels: { job: 'a', le: '+Inf' }, value: 2 },
  ]);
  expect(bundle.at(T + 5000)).toEqual([]);
});
