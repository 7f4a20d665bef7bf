import { conditionText } from './promql';
import { runbookPath } from './runbook';
import type { AlertGroup, AlertRule } from './types';
import { templateText } from './words';

/** A rule as it stands in a Prometheus rule file. */
export interface PrometheusAlert {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface PrometheusGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly PrometheusAlert[];
}

/** Every label that a rule gives to its alerts. */
export function labelsOf({ severity, component }: AlertRule): Record<string, string> {
  return { severity, component, product: 'vllm' };
}

/** A rule file of groups with all choices filled in. @param grafana the address of the Grafana that links lead to. */
export function prometheusFile(groups: readonly AlertGroup[], grafana: string): { groups: PrometheusGroup[] } {
  const base = grafana.replace(/\/+$/, '');
  return {
    groups: groups.map(({ name, interval, rules }) => ({
      name,
      interval,
      rules: rules.map((rule) => prometheusAlert(rule, base)),
    })),
  };
}

function prometheusAlert(rule: AlertRule, grafana: string): PrometheusAlert {
  const text = (of: string) => templateText(of, rule, { value: (format) => `{{ $value | ${format} }}` });
  const { dashboard } = rule;
  return {
    alert: rule.name,
    expr: conditionText(rule),
    ...(rule.for !== '0s' && { for: rule.for }),
    ...(rule.keepFiringFor !== undefined && { keep_firing_for: rule.keepFiringFor }),
    labels: labelsOf(rule),
    annotations: {
      summary: text(rule.summary),
      description: text(rule.description),
      dashboard_url: `${grafana}/d/${dashboard.uid}?viewPanel=panel-${dashboard.panelId}`,
      runbook_url: `${grafana}${runbookPath(rule)}`,
    },
  };
}
