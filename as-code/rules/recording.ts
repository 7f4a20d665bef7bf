import { signalsOf } from '../../src/engine/measures/requirement';
import { expressionToPromQL } from '../../src/engine/measures/promql/print';
import type { RecordedSeries } from '../../src/engine/measures/promql/records';
import { modelLevel } from './level';
import type { Rule, RuleGroup } from './rule-file';

/** The rule that keeps a series. */
function ruleOf({ name, of, window, split }: RecordedSeries): Rule {
  return {
    record: name,
    expr: expressionToPromQL(of, { window, by: [...modelLevel.labels, ...split], select: {} }),
  };
}

/**
 * What the recorded dashboards read, in groups that Prometheus evaluates side by side: each histogram apart from the rest,
 * with its sum and its count, since a share of series that were read seconds apart can exceed 1.
 */
export function recordingGroups(series: readonly RecordedSeries[]): RuleGroup[] {
  const buckets = series.filter(({ of }) => of.op === 'buckets');
  const histograms = new Set(buckets.flatMap(({ of }) => signalsOf(of)));
  const histogramOf = ({ of }: RecordedSeries) => signalsOf(of).find((signal) => histograms.has(signal));
  const others = series.filter((one) => histogramOf(one) === undefined);
  return [
    { name: 'vllm-console-models', interval: '30s', rules: others.map(ruleOf) },
    ...buckets.map((one) => ({
      name: `vllm-console-models-${one.name.replace(/^.*?:|_bucket.*$/g, '').replace(/_/g, '-')}`,
      interval: '30s',
      rules: series.filter((other) => histogramOf(other) === histogramOf(one)).map(ruleOf),
    })),
  ];
}
