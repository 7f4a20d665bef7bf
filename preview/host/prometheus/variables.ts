import { escapeRegex } from '@grafana/data';

export type MetricFind =
  | { kind: 'label_values'; label: string; match?: string }
  | { kind: 'query_result'; expr: string }
  | { kind: 'metrics'; pattern: string };

/** Reads the query of a template variable; undefined when it is none that Prometheus variables know. */
export function parseMetricFind(text: string): MetricFind | undefined {
  const call = /^\s*(label_values|query_result|metrics)\(([\s\S]*)\)\s*$/.exec(text);
  const inside = call?.[2].trim() ?? '';
  switch (call?.[1]) {
    case 'label_values': {
      const at = inside.lastIndexOf(',');
      const label = inside.slice(at + 1).trim();
      return { kind: 'label_values', label, match: at < 0 ? undefined : inside.slice(0, at).trim() };
    }
    case 'query_result':
      return { kind: 'query_result', expr: inside };
    case 'metrics':
      return { kind: 'metrics', pattern: inside };
    default:
      return undefined;
  }
}

/** Writes a variable's value into PromQL: several values, or those of a variable that may have several, as a regex. */
export function escapeForPromql(
  value: string | number | string[],
  variable: { multi?: boolean; includeAll?: boolean }
): string {
  // Grafana's own variables, such as the end of the range, are numbers.
  if (typeof value === 'number') {
    return String(value);
  }
  if (typeof value === 'string') {
    return variable.multi || variable.includeAll
      ? escapeTwice(value)
      : value.replace(/\\/g, '\\\\').replace(/'/g, "\\\\'");
  }
  const values = value.map(escapeTwice);
  return values.length === 1 ? values[0] : `(${values.join('|')})`;
}

// Once for the regex, once for the string literal that it stands in.
function escapeTwice(value: string): string {
  return escapeRegex(value).replace(/\\/g, '\\\\');
}
