import type { Severity } from '../../src/engine/alerts/types';
import { rate } from '../../src/engine/measures/expression';
import { cameIn } from './requests';
import { type Formula, type GroupSource, model, type RuleSource } from './rule';

/** A long and a short window, and how many times too fast the budget burns in both. After Google's SRE workbook, ch. 5. */
interface Pace {
  readonly suffix: 'Fast' | 'Slow';
  readonly severity: Severity;
  readonly long: string;
  readonly short: string;
  readonly factor: number;
  readonly for: string;
  readonly says: string;
}

const paces: readonly Pace[] = [
  {
    suffix: 'Fast',
    severity: 'critical',
    long: '1h',
    short: '5m',
    factor: 14.4,
    for: '2m',
    says: 'At this pace the budget of 30 days is gone in two days. The last five minutes were as bad as the last hour.',
  },
  {
    suffix: 'Slow',
    severity: 'warning',
    long: '6h',
    short: '30m',
    factor: 6,
    for: '15m',
    says: 'At this pace the budget of 30 days is gone in five days. The last half hour was as bad as the last six hours.',
  },
];

interface Budget {
  readonly name: string;
  readonly burn: string;
  /** What must come in for a share to say something. */
  readonly traffic: readonly Formula[];
  readonly missed: string;
  readonly dashboard: RuleSource['dashboard'];
}

function burnRules({ name, burn, traffic, missed, dashboard }: Budget): RuleSource[] {
  return paces.map(({ suffix, severity, long, short, factor, says, ...pace }) => ({
    name: `VLLM${name}Burn${suffix}`,
    severity,
    by: model,
    when: [{ of: burn, window: long }, '>', factor],
    where: [
      [{ of: burn, window: short }, '>', factor],
      { any: traffic.map((of) => [{ of, window: short }, '>', '$least_rate'] as const) },
    ],
    for: pace.for,
    summary: `{model_name}: ${missed}, {value} times as often as the target allows`,
    description: says,
    dashboard,
  }));
}

/** How fast error budgets burn. */
export const objectives: GroupSource = {
  name: 'vllm-objectives',
  interval: '1m',
  rules: [
    ...burnRules({
      name: 'TTFT',
      burn: 'ttft_burn',
      traffic: [rate('ttft', { part: 'count' })],
      missed: 'first tokens come later than $ttft_objective s',
      dashboard: ['vllm-console-latency-prometheus', 'First token: burn rate against $slo_target'],
    }),
    ...burnRules({
      name: 'InterToken',
      burn: 'itl_burn',
      traffic: [rate('ttft', { part: 'count' })],
      missed: 'gaps between tokens are longer than $itl_objective s',
      dashboard: ['vllm-console-latency-prometheus', 'Between tokens: burn rate against $slo_target'],
    }),
    ...burnRules({
      name: 'Availability',
      burn: 'error_burn',
      traffic: cameIn,
      missed: 'requests fail',
      dashboard: ['vllm-console-errors', 'Errors by type'],
    }),
  ],
};
