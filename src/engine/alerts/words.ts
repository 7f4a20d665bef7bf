import type { Unit } from '../signals/types';
import type { AlertRule } from './types';

/** How a system that runs rules writes what an alert has. */
export interface TemplateLanguage {
  /** The value that was compared, through a function such as `humanize`. */
  readonly value: (format: string) => string;
}

const WHO = '{{ $labels.model_name }} on {{ $labels.instance }}{{ with $labels.engine }} (engine {{ . }}){{ end }}';
const HOST = '{{ or $labels.Hostname $labels.hostname $labels.instance }}';

/** A text of a rule as a Go template of Prometheus or Grafana. */
export function templateText(text: string, rule: AlertRule, { value }: TemplateLanguage): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    switch (name) {
      case 'value':
        return value(formatOf(rule.unit));
      case 'limit':
        return quantity(Number(rule.limit), rule.unit);
      case 'who':
        return WHO;
      case 'host':
        return HOST;
      default:
        if (!rule.labels.includes(name)) {
          throw new RangeError(`${rule.name} has no label "${name}"`);
        }
        return `{{ $labels.${name} }}`;
    }
  });
}

function formatOf(unit: Unit): string {
  switch (unit) {
    case 'ratio':
      return 'humanizePercentage';
    case 'seconds':
      return 'humanizeDuration';
    case 'celsius':
      return 'printf "%.0f °C"';
    default:
      return 'printf "%.3g"';
  }
}

/** A number with its unit, in a few digits. */
export function quantity(value: number, unit: Unit): string {
  switch (unit) {
    case 'ratio':
      return `${short(value * 100)} %`;
    case 'seconds':
      return value < 1 ? `${short(value * 1000)} ms` : `${short(value)} s`;
    case 'celsius':
      return `${short(value)} °C`;
    case 'factor':
      return short(value);
    default:
      return `${short(value)} ${unit}`;
  }
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
