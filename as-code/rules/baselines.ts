import { RECORDED_WINDOW, modelLevel } from './level';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import type { Recording } from '../../src/engine/measures/promql/records';
import type { Measure } from '../../src/engine/measures/types';
import type { Rule, RuleGroup } from './rule-file';

/** What has a normal course over the week that is worth comparing with. */
export const baselineMeasures: readonly Measure[] = [
  'request_rate',
  'ttft_p95',
  'itl_p95',
  'generation_token_rate',
].map(measureById);

export type BaselinePart = 'median' | 'low' | 'high' | 'deviation';

const WEEKS = [1, 2, 3];
const quantiles = { low: 0.1, median: 0.5, high: 0.9 } as const;
/** Between the 10th and the 90th percentile of a normal distribution lie this many standard deviations. */
const SPREAD = 2.563;
/** The least standard deviation, as a share of the median: a quiet line is no alarm at its first wrinkle. */
const LEAST_SHARE = 0.05;

const by = modelLevel.labels.join(', ');

/** The recorded series of a measure as it is now. */
export function currentSeries({ id }: Measure): string {
  return `model:vllm_${id}:${RECORDED_WINDOW}`;
}

/** The recorded series of one part of a measure's baseline. */
export function baselineSeries({ id }: Measure, part: BaselinePart): string {
  return `model:vllm_${id}:${part}3w`;
}

/**
 * The same hour of the week, half an hour before to half an hour after, in each of the last three weeks: the middle one
 * of the three weeks' quantiles, so that one bad week does not become the norm. Weeks without data are left out.
 */
function sameHour(series: string, q: number): string {
  const weeks = WEEKS.map((week) => {
    const range = `quantile_over_time(${q}, ${series}[1h] offset ${week * 7 * 24 * 60 - 30}m)`;
    return `label_replace(${range}, "week", "${week}", "", "")`;
  });
  return `quantile by (${by}) (0.5, ${weeks.join(' or ')})`;
}

/** How many robust standard deviations the value lies above its baseline; negative below it. */
function deviation(measure: Measure): string {
  const part = (name: BaselinePart) => baselineSeries(measure, name);
  const spread = `(${part('high')} - ${part('low')}) / ${SPREAD}`;
  const least = `${LEAST_SHARE} * ${part('median')}`;
  return `(${currentSeries(measure)} - ${part('median')}) / ((${spread} > ${least}) or ${least} > 0)`;
}

function rulesOf(measure: Measure, recording: Recording): Rule[] {
  const context = { window: RECORDED_WINDOW, by: modelLevel.labels, select: {}, recording };
  const current = measureToPromQL(measure, context);
  return [
    // The comparison drops NaN, which is no traffic.
    { record: currentSeries(measure), expr: `${current} >= 0` },
    ...(['low', 'median', 'high'] as const).map((part) => ({
      record: baselineSeries(measure, part),
      expr: sameHour(currentSeries(measure), quantiles[part]),
    })),
    { record: baselineSeries(measure, 'deviation'), expr: deviation(measure) },
  ];
}

/** What is usual at this hour of the week, and how far from it each model is. Needs a week of recorded series. */
export function baselineGroups(recording: Recording): RuleGroup[] {
  return baselineMeasures.map((measure) => ({
    name: `vllm-console-baseline-${measure.id.replace(/_/g, '-')}`,
    interval: '60s',
    rules: rulesOf(measure, recording),
  }));
}
