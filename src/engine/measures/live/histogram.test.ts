import { boundOf, histogramQuantile, quantileBounds } from './histogram';

const buckets = [
  { bound: 0.3, count: 80 },
  { bound: 0.5, count: 90 },
  { bound: 1, count: 90 },
  { bound: Infinity, count: 100 },
];

describe('histogramQuantile', () => {
  test('interpolates inside the first bucket from zero: an empty queue reads 0.95 × 0.3 s', () => {
    expect(
      histogramQuantile(0.95, [
        { bound: 0.3, count: 100 },
        { bound: Infinity, count: 100 },
      ])
    ).toBeCloseTo(0.285, 12);
  });

  test('interpolates between bounds', () => {
    expect(histogramQuantile(0.85, buckets)).toBeCloseTo(0.4, 12);
  });

  test('answers the last finite bound for the last bucket', () => {
    expect(histogramQuantile(0.99, buckets)).toBe(1);
  });

  test('is NaN without observations, without +Inf, with a single bucket', () => {
    expect(
      histogramQuantile(
        0.5,
        buckets.map(({ bound }) => ({ bound, count: 0 }))
      )
    ).toBeNaN();
    expect(histogramQuantile(0.5, buckets.slice(0, 3))).toBeNaN();
    expect(histogramQuantile(0.5, buckets.slice(3))).toBeNaN();
  });

  test('levels buckets that fall', () => {
    const fallen = [
      { bound: 1, count: 10 },
      { bound: 2, count: 8 },
      { bound: Infinity, count: 20 },
    ];
    expect(histogramQuantile(0.5, fallen)).toBe(1);
  });
});

describe('quantileBounds', () => {
  test('says between which bounds the quantile lies', () => {
    expect(quantileBounds(0.5, buckets)).toEqual({ lower: 0, upper: 0.3 });
    expect(quantileBounds(0.85, buckets)).toEqual({ lower: 0.3, upper: 0.5 });
    expect(quantileBounds(0.99, buckets)).toEqual({ lower: 1, upper: Infinity });
    expect(quantileBounds(0.5, [])).toBeUndefined();
  });
});

describe('bounds', () => {
  test('1, 1.0 and 1e0 are the same', () => {
    expect(['1', '1.0', '1e0', '+Inf', 'Inf', 'x', ''].map(boundOf)).toEqual([1, 1, 1, Infinity, Infinity, NaN, NaN]);
  });
});
