import { seeded } from '../seeded';
import type { RequestResult, Side } from '../types';
import { compareSides } from './compare';
import { aResult } from './result-example';

/** Requests of a side whose first token takes so long. */
const side = (id: Side, ttfts: readonly number[], edits: (i: number) => Partial<RequestResult> = () => ({})) =>
  ttfts.map((ttft, i) =>
    aResult({ side: id, prompt: `p${i}`, ttft, ended: ttft + 500, tpot: 10 + (i % 7), ...edits(i) })
  );
const times = (count: number, base: number) => Array.from({ length: count }, (_, i) => base + ((i * 17) % 23));
const ttftOf = (results: RequestResult[]) => compareSides(results).metrics[0];

describe('pairs', () => {
  const lengths = [100, 1000, 5000, 200, 3000, 50, 800, 2000];
  const slower = lengths.map((ms, i) => ms + 10 + i);

  it('sees a difference that the difference between prompts would drown', () => {
    const results = [...side('A', lengths), ...side('B', slower)];
    expect(compareSides(results).test).toBe('signed-rank');
    const { p, ...rest } = ttftOf(results);
    expect(rest).toMatchObject({ metric: 'ttft', verdict: 'slower', a: 8, b: 8, shift: 13.5 });
    expect(p).toBeCloseTo((3 * 2) / 2 ** 8, 12);
    expect(rest.relative).toBeCloseTo(13.5 / 900, 12);
    const swapped = ttftOf([...side('A', slower), ...side('B', lengths)]);
    expect([swapped.verdict, swapped.shift]).toEqual(['faster', -13.5]);
  });

  it('sees none where none is', () => {
    expect(ttftOf([...side('A', lengths), ...side('B', lengths)])).toMatchObject({
      ...{ verdict: 'no-difference-seen', p: 1, shift: 0, relative: 0 },
    });
  });

  it('says how many are needed where there are too few', () => {
    const few = (count: number) => ttftOf([...side('A', times(count, 100)), ...side('B', times(count, 900))]);
    expect(few(6)).toMatchObject({ verdict: 'too-few', needed: 7, shift: 800 });
    expect(few(7).verdict).toBe('slower');
    expect(few(7)).not.toHaveProperty('needed');
  });

  it('pairs by prompt and round, in whatever order they ended', () => {
    const rounds = (id: Side, extra: number) =>
      [1, 2].flatMap((round) =>
        side(
          id,
          lengths.map((ms) => ms * round + extra),
          () => ({ round })
        )
      );
    expect(ttftOf([...rounds('A', 0), ...rounds('B', 5).reverse()])).toMatchObject({
      a: 16,
      shift: 5,
      verdict: 'slower',
    });
  });

  it('leaves out the pair of a request that failed', () => {
    const failure = { kind: 'busy', message: '' } as const;
    const results = [...side('A', lengths), ...side('B', slower, (i) => (i === 0 ? { failure } : {}))];
    expect(ttftOf(results)).toMatchObject({ a: 7, b: 7 });
  });
});

describe('without pairs', () => {
  const other = (i: number) => ({ prompt: `q${i}` });

  it('compares the sides as they are', () => {
    const results = [...side('A', times(10, 100)), ...side('B', times(12, 150), other)];
    expect(compareSides(results).test).toBe('rank-sum');
    expect(ttftOf(results)).toMatchObject({ verdict: 'slower', a: 10, b: 12 });
    expect(ttftOf([...side('A', times(4, 100)), ...side('B', times(4, 900), other)])).toMatchObject({
      ...{ verdict: 'too-few', needed: 5 },
    });
  });

  it('does not pair prompts that one side was asked twice, nor a few of many', () => {
    const twice = (id: Side) => [...side(id, times(8, 100)), ...side(id, times(8, 100))];
    expect(compareSides([...twice('A'), ...twice('B')]).test).toBe('rank-sum');
    const few = side('B', times(9, 100), (i) => ({ prompt: i < 3 ? `p${i}` : `q${i}` }));
    expect(compareSides([...side('A', times(9, 100)), ...few]).test).toBe('rank-sum');
  });
});

test('a metric that a side does not have is too few, and takes nothing from the others', () => {
  const results = (['A', 'B'] as const).flatMap((id) =>
    side(id, times(6, id === 'A' ? 1 : 99), () => ({ tpot: undefined }))
  );
  const [ttft, tpot, e2e] = compareSides(results).metrics;
  expect(tpot).toEqual({ metric: 'tpot', verdict: 'too-few', a: 0, b: 0, needed: 7 });
  expect([ttft.needed, e2e.p]).toEqual([7, 2 * (2 / 2 ** 6)]);
  expect(compareSides([]).metrics.map(({ verdict }) => verdict)).toEqual(['too-few', 'too-few', 'too-few']);
});

test('what warmed up or was cancelled is not compared', () => {
  const off = [aResult({ round: 0 }), aResult({ stopped: true })];
  expect(ttftOf([...side('A', times(8, 1)), ...side('B', times(8, 1)), ...off])).toMatchObject({ a: 8, b: 8 });
});

test.each(['pairs', 'no pairs'])(
  'among all metrics of like sides, at most one comparison in twenty is a false alarm: %s',
  (kind) => {
    const random = seeded(3);
    const trials = 400;
    const some = (id: Side) =>
      Array.from({ length: 9 }, (_, i) =>
        aResult({
          ...{ side: id, prompt: kind === 'pairs' ? `${i}` : `${id}${i}` },
          ...{ ttft: random(), tpot: random(), ended: random() },
        })
      );
    const isAlarm = () =>
      compareSides([...some('A'), ...some('B')]).metrics.some(
        ({ verdict }) => verdict === 'faster' || verdict === 'slower'
      );
    const alarms = Array.from({ length: trials }, isAlarm).filter(Boolean).length;
    expect(alarms / trials).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / trials));
    expect(alarms).toBeGreaterThan(0);
  }
);
