/** Where panels of metrics have their alerts from. */
export const metrics =
  'the metric ALERTS of rules that this Prometheus evaluates, and GRAFANA_ALERTS of rules that Grafana evaluates, where it writes its state history to this Prometheus ([unified_alerting.state_history], docs/alerts.md).';

/** What a description says. */
export interface AlertText {
  readonly question: string;
  readonly meaning: string;
  readonly good: string;
  readonly advice: string;
}

/** A panel's description, and which source it reads. */
export function describeAlerts({ question, meaning, good, advice }: AlertText, source: string): string {
  return [`**${question}**`, meaning, `**Good:** ${good}`, `**What to do:** ${advice}`, `*Source: ${source}*`].join(
    '\n\n'
  );
}
