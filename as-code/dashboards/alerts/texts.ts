import { type DescriptionParts, descriptionText } from '../texts';

/** Where panels of metrics have their alerts from. */
export const metrics =
  'the metric ALERTS of rules that this Prometheus evaluates, and GRAFANA_ALERTS of rules that Grafana evaluates, where it writes its state history to this Prometheus ([unified_alerting.state_history], docs/alerts.md).';

/** A panel's description, and which source it reads. */
export function describeAlerts(parts: DescriptionParts, source: string): string {
  return descriptionText(parts, `*Source: ${source}*`);
}
