/** The name of a series: the legend format filled in, or the series as Prometheus writes it. */
export function legendOf(format: string | undefined, metric: Record<string, string>, expr: string): string {
  if (format && format !== '__auto') {
    return format.replace(/{{\s*(.+?)\s*}}/g, (_, label) => metric[label] ?? '');
  }
  const { __name__: name = '', ...labels } = metric;
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return pairs.length > 0 ? `${name}{${pairs.join(', ')}}` : name || (format === '__auto' ? expr : '{}');
}
