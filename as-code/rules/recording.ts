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

/** What the recorded dashboards read, in groups that Prometheus evaluates side by side: histograms apart from the rest. */
export function recordingGroups(series: readonly RecordedSeries[]): RuleGroup[] {
  const buckets = series.filter(({ of }) => of.op === 'buckets');
  const others = series.filter(({ of }) => of.op !== 'buckets');
  return [
    { name: 'vllm-console-models', interval: '30s', rules: others.map(ruleOf) },
    ...buckets.map((one) => ({
      name: `vllm-console-models-${one.name.replace(/^.*?:|_bucket.*$/g, '').replace(/_/g, '-')}`,
      interval: '30s',
      rules: [ruleOf(one)],
    })),
  ];
}
