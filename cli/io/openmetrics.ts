import type { Labels } from '../../src/engine/exposition/types';
import type { RecordedScrape } from '../../src/engine/recording/types';

/** Recorded pages as OpenMetrics text with timestamps, for `promtool tsdb create-blocks-from openmetrics`; `shift` in seconds. */
export function openMetricsOf(pages: readonly RecordedScrape[], target: Labels, shift = 0): string {
  const labels = Object.entries(target)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',');
  const out: string[] = [];
  for (const { t, status, page } of pages) {
    const time = (t + shift).toFixed(3);
    const ok = status === 200 && page !== undefined;
    out.push(`up{${labels}} ${ok ? 1 : 0} ${time}`);
    for (const line of ok ? page.split('\n') : []) {
      if (line !== '' && !line.startsWith('#')) {
        out.push(`${withLabels(line, labels)} ${time}`);
      }
    }
  }
  return [...out, '# EOF', ''].join('\n');
}

function withLabels(line: string, labels: string): string {
  const brace = line.indexOf('{');
  const space = line.indexOf(' ');
  return brace !== -1 && brace < space
    ? `${line.slice(0, brace + 1)}${labels},${line.slice(brace + 1)}`
    : `${line.slice(0, space)}{${labels}}${line.slice(space)}`;
}
