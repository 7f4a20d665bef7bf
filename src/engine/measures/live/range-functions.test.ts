import { rangeFunction, type Window } from './range-functions';

/** A window of 60 s with samples at these seconds. */
function window(samples: ReadonlyArray<readonly [seconds: number, value: number]>): Window {
  return {
    times: samples.map(([seconds]) => seconds * 1000),
    values: samples.map(([, value]) => value),
    start: 0,
    end: 60_000,
  };
}

const rate = (samples: Parameters<typeof window>[0]) => rangeFunction('rate', window(samples), 'prometheus-3');

describe('rate', () => {
  test('reaches to both edges where the samples come close enough: 45 in 45 s is 60 in 60 s', () => {
    expect(
      rate([
        [15, 100],
        [30, 115],
        [45, 130],
        [60, 145],
      ])
    ).toBeCloseTo(1, 12);
  });

  test('reaches half an interval beyond a gap: 45 s seen, 7.5 s added, 0 s after', () => {
    expect(
      rate([
        [30, 100],
        [40, 110],
        [50, 120],
        [60, 130],
      ])
    ).toBeCloseTo((30 + 5) / 60, 12);
  });

  test('stops where the counter would be below zero: 3 s before the first sample', () => {
    expect(
      rate([
        [15, 3],
        [30, 18],
        [45, 33],
        [60, 48],
      ])
    ).toBeCloseTo((45 + 3) / 60, 12);
  });

  test('counts on after a reset: 15 before, 5 and 15 after', () => {
    expect(
      rate([
        [15, 100],
        [30, 115],
        [45, 5],
        [60, 20],
      ])
    ).toBeCloseTo((35 * (60 / 45)) / 60, 12);
  });

  test('needs two samples', () => {
    expect(rate([[30, 1]])).toBeUndefined();
    expect(rate([])).toBeUndefined();
  });

  test('increase is the rate times the window', () => {
    const samples = window([
      [15, 100],
      [30, 115],
      [45, 130],
      [60, 145],
    ]);
    expect(rangeFunction('increase', samples, 'prometheus-3')).toBeCloseTo(60, 12);
  });

  test('a gap at the start of a young counter: Prometheus 2 weighs the zero point first, 3 the gap', () => {
    // Average distance 10 s, first sample after 30 s, zero point 8 s before it.
    const young = window([
      [30, 8],
      [40, 18],
      [50, 28],
      [60, 38],
    ]);
    expect(rangeFunction('rate', young, 'prometheus-2')).toBeCloseTo((30 + 8) / 60, 12);
    expect(rangeFunction('rate', young, 'prometheus-3')).toBeCloseTo((30 + 5) / 60, 12);
  });
});

describe('deriv, resets, changes', () => {
  test('deriv is the slope of the least-squares line: through 0, 1, 5 at 0, 1, 2 s it is 2.5', () => {
    expect(
      rangeFunction(
        'deriv',
        window([
          [0, 0],
          [1, 1],
          [2, 5],
        ]),
        'prometheus-3'
      )
    ).toBeCloseTo(2.5, 12);
  });

  test('deriv of a constant is exactly 0', () => {
    expect(
      rangeFunction(
        'deriv',
        window([
          [1, 0.1],
          [2, 0.1],
          [3, 0.1],
        ]),
        'prometheus-3'
      )
    ).toBe(0);
  });

  test('resets counts falls, changes counts differences', () => {
    const samples = window([
      [1, 5],
      [2, 7],
      [3, 2],
      [4, 2],
      [5, 1],
    ]);
    expect(rangeFunction('resets', samples, 'prometheus-3')).toBe(2);
    expect(rangeFunction('changes', samples, 'prometheus-3')).toBe(3);
  });
});
