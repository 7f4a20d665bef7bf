import {
  baselineGroups,
  baselineMeasures,
  type BaselinePart,
  baselineSeries,
  currentSeries,
} from '../../as-code/rules/baselines';
import { modelLevel } from '../../as-code/rules/level';
import { TestPrometheus } from '../support/prometheus';

const WEEK = 7 * 24 * 3600;
const EVERY = 300;
/** Unix seconds of the instant that is asked for. */
const NOW = 1_795_000_200;
const [requests] = baselineMeasures;
const rules = new Map(
  baselineGroups(modelLevel)
    .flatMap(({ rules: all }) => all)
    .map(({ record, expr }) => [record, expr])
);

/** A request rate that was constant week by week, around the same hour of each; as OpenMetrics text. */
function ratesText(weeks: readonly number[]): string {
  const lines = weeks.flatMap((value, i) => {
    const hour = NOW - (weeks.length - 1 - i) * WEEK;
    const times = Array.from({ length: 24 }, (_, step) => hour - 3600 + step * EVERY);
    return times.map((t) => `${currentSeries(requests)}{job="vllm",model_name="m"} ${value} ${t}\n`);
  });
  return `${lines.join('')}# EOF\n`;
}

/** The formula of a baseline's part, with the recorded series that it reads replaced by their own formulas. */
function formula(part: BaselinePart): string {
  const expr = rules.get(baselineSeries(requests, part)) ?? '';
  return (['low', 'median', 'high'] as const).reduce(
    (text, other) =>
      text.replaceAll(baselineSeries(requests, other), `(${rules.get(baselineSeries(requests, other))})`),
    expr
  );
}

jest.setTimeout(120_000);

describe.each<[string, number[], Partial<Record<BaselinePart, number>>]>([
  [
    'the middle one of three weeks is usual, whatever the worst was',
    [10, 100, 12, 12],
    { median: 12, low: 12, high: 12, deviation: 0 },
  ],
  ['twice the usual rate is twenty times the least deviation of 5 %', [10, 10, 10, 20], { median: 10, deviation: 20 }],
  ['one week is enough to compare with', [10, 5], { median: 10, deviation: -10 }],
  ['without a week of data there is no baseline, and so no deviation', [10], {}],
])('%s', (_, weeks, expected) => {
  let prometheus: TestPrometheus;
  beforeAll(async () => {
    prometheus = await TestPrometheus.start({ backfill: [ratesText(weeks)] });
  });
  afterAll(() => prometheus.stop());

  test.each(['low', 'median', 'high', 'deviation'] as const)('%s', async (part) => {
    const series = await prometheus.instant(formula(part), NOW * 1000);
    const value = expected[part] ?? (Object.keys(expected).length > 0 ? expected.median : undefined);
    expect(series.map(({ points }) => points[0][1])).toEqual(value === undefined ? [] : [expect.closeTo(value, 9)]);
    series.forEach(({ labels }) => expect(labels).toEqual({ job: 'vllm', model_name: 'm' }));
  });
});
