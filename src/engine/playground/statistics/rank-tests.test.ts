import fc from 'fast-check';
import { seeded } from '../seeded';
import { holm } from './holm';
import { twoSidedNormal } from './normal';
import { leastRankSumP, rankSumTest } from './rank-sum';
import { centreOf, shiftOf } from './shift';
import { leastSignedRankP, signedRankTest } from './signed-rank';

// Every reference value is SciPy's 1.17.1 (NumPy’s and statsmodels’ where named), by the call beside it.
const A = [1.1, 2.2, 3.3, 4.4, 5.5];
const B = [3, 4, 6, 7, 8, 9];
const DIFFERENCES = [1.5, -0.4, 2.2, 3.1, 0.7, -1.1, 4, 0.9, 2.6];
const many = (count: number, value: (i: number) => number) => Array.from({ length: count }, (_, i) => value(i));

describe('rank sum', () => {
  it('is exact of few numbers', () => {
    // mannwhitneyu(A, B, method='exact').pvalue
    expect(rankSumTest(A, B).p).toBeCloseTo(0.08225108225108226, 14);
    // permutation_test((…, …), sum of rankdata of the first, n_resamples=inf).pvalue
    expect(rankSumTest([1, 2, 2, 3, 3, 5], [2, 3, 4, 4, 5, 6, 6]).p).toBeCloseTo(0.08391608391608392, 14);
    // mannwhitneyu(range(30), range(100, 130), method='exact').pvalue
    expect(
      rankSumTest(
        many(30, Number),
        many(30, (i) => 100 + i)
      ).p / 1.691123389214474e-17
    ).toBeCloseTo(1, 12);
  });

  it('is near enough of many, with ties', () => {
    // mannwhitneyu(…, …, method='asymptotic', use_continuity=True).pvalue
    const { p } = rankSumTest(
      many(40, (i) => (i * 7) % 23),
      many(45, (i) => ((i * 5) % 19) + 4)
    );
    expect(p).toBeCloseTo(0.31286610790517433, 12);
    expect(
      rankSumTest(
        many(50, () => 1),
        many(50, () => 1)
      ).p
    ).toBe(1);
  });

  it('says the same whichever side is which, but for the direction', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [one, other] = [rankSumTest(a, b), rankSumTest(b, a)];
        expect(one.p).toBeCloseTo(other.p, 10);
        expect(one.direction).toBeCloseTo(-other.direction, 10);
        expect(one.p).toBeGreaterThanOrEqual(
          leastRankSumP(a.length, b.length) * (a.length + b.length > 60 ? 0 : 0.999)
        );
      })
    );
  });
});

describe('signed rank', () => {
  it('is exact of few pairs', () => {
    // wilcoxon(DIFFERENCES, method='exact').pvalue
    expect(signedRankTest(DIFFERENCES)).toEqual({ p: 0.0390625, direction: 80 - 45 });
    // permutation_test over the signs of those that are not 0, n_resamples=inf: .pvalue
    expect(signedRankTest([1, 1, 2, -1, 3, 3, 0, -2, 4, 0, 2, 5]).p).toBeCloseTo(0.0390625, 14);
  });

  it('is near enough of many, with ties and one zero', () => {
    // wilcoxon(…, method='asymptotic', correction=True, zero_method='wilcox').pvalue
    expect(signedRankTest(many(80, (i) => ((i * 37) % 101) - 38)).p).toBeCloseTo(0.0012465224338650013, 12);
  });

  it('sees nothing where nothing differs, and the least p where all do', () => {
    expect(signedRankTest([0, 0, 0])).toEqual({ p: 1, direction: 0 });
    expect(signedRankTest(many(60, (i) => i + 1)).p / leastSignedRankP(60)).toBeCloseTo(1, 12);
  });
});

test('shifts: medians of differences, and of means of two differences', () => {
  // np.median([y - x for x in A for y in B]); np.median of (d[i] + d[j]) / 2 for i <= j
  expect(shiftOf(A, B)).toBeCloseTo(2.8, 12);
  expect(centreOf(DIFFERENCES)).toBeCloseTo(1.5, 12);
  const [some, more] = [many(3000, (i) => i), many(2000, (i) => 1.5 * i + 7)];
  expect(shiftOf(some, more)).toBeCloseTo(7, 0);
  expect(centreOf(some)).toBeCloseTo(1499.5, 0);
});

test.each([
  [0, 1],
  [0.5, 0.6170750774519738],
  [-1.96, 0.04999579029644087],
  [2.5, 0.012419330651552265],
  [3, 0.0026997960632601866],
  [10, 1.523970604832094e-23],
  [37, 1.1451142445047853e-299],
])('a standard normal number beyond %d', (z, p) => {
  // 2 * norm.sf(z)
  expect(twoSidedNormal(z) / p).toBeCloseTo(1, 11);
});

test('adjusted p values', () => {
  // multipletests(…, method='holm')[1] of statsmodels
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(holm([0.5, 0.02, 0.4])).toEqual([0.8, 0.06, 0.8]);
  expect(holm([])).toEqual([]);
});

describe('calibration', () => {
  const TRIALS = 1500;
  /** 0.05 and four standard errors of a share of so many trials. */
  const MOST = 0.05 + 4 * Math.sqrt((0.05 * 0.95) / TRIALS);
  const random = seeded(7);
  /** Long-tailed as latencies are; in steps where there shall be ties. */
  const latency = (step: number) => Math.ceil((100 * Math.exp(2 * random()) ** 1.5) / step) * step;
  const alarms = (p: () => number) => many(TRIALS, p).filter((each) => each < 0.05).length / TRIALS;

  it.each([
    [6, 9, 1e-9],
    [8, 8, 400],
    [40, 35, 1e-9],
  ])('rank sum of %d and %d numbers in steps of %d', (n, m, step) => {
    const share = alarms(
      () =>
        rankSumTest(
          many(n, () => latency(step)),
          many(m, () => latency(step))
        ).p
    );
    expect(share).toBeLessThan(MOST);
    expect(share).toBeGreaterThan(0.02);
  });

  it.each([
    [10, 1e-9],
    [12, 400],
    [70, 1e-9],
  ])('signed rank of %d pairs in steps of %d', (n, step) => {
    const share = alarms(() => signedRankTest(many(n, () => latency(step) - latency(step))).p);
    expect(share).toBeLessThan(MOST);
    expect(share).toBeGreaterThan(0.02);
  });
});
