import { alertCatalogue } from '../../../as-code/alerts/alerts';
import { chosenGroups } from '../../../src/engine/alerts/choose';
import { prometheusFile } from '../../../src/engine/alerts/prometheus';
import { seconds } from '../../../src/engine/durations';

/** A duration so many times shorter. */
function shorter(duration: string, factor: number): string {
  return `${Math.round((1000 * seconds(duration)) / factor)}ms`;
}

/**
 * The rules that ship for a time that passes so many times faster: windows, waits and intervals are shorter, and limits of
 * rates higher.
 */
export function compressedRules(factor: number): object {
  const limits = {
    least_rate: 0.02 * factor,
    low_throughput: 100 * factor,
    stream_failures: 0.01 * factor,
    gateway_wait: Math.max(0.1, 5 / factor),
  };
  const { groups } = prometheusFile(chosenGroups(alertCatalogue(), { limits }), 'http://grafana.example.com');
  return {
    groups: groups.map(({ name, interval, rules }) => ({
      name,
      interval: shorter(interval, factor),
      rules: rules.map((rule) => ({
        ...rule,
        expr: rule.expr.replace(/\[(\w+)\]/g, (_, window: string) => `[${shorter(window, factor)}]`),
        ...(rule.for !== undefined && { for: shorter(rule.for, factor) }),
        ...(rule.keep_firing_for !== undefined && { keep_firing_for: shorter(rule.keep_firing_for, factor) }),
      })),
    })),
  };
}
