import type { Labels } from '../../src/engine/exposition/types';
import type { RecordedScrape } from '../../src/engine/recording/types';

/** A page at a time, unix seconds; without a page the scrape failed. */
export interface TimedPage {
  readonly t: number;
  readonly page?: string;
}

/** Recorded pages as OpenMetrics text with timestamps, for `promtool tsdb create-blocks-from openmetrics`; `shift` in seconds. */
export function openMetricsOf(pages: readonly RecordedScrape[], target: Labels, shift = 0): string {
  const lines = pages.map(({ t, status, page }) =>
    openMetricsLines({ t: t + shift, ...(status === 200 ? { page } : {}) }, target)
  );
  return [...lines, '# EOF\n'].join('');
}

/** The samples of one page with their time and the target's labels, and whether the target was `up`. */
export function openMetricsLines({ t, page }: TimedPage, target: Labels): string {
  const labels = Object.entries(target)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',');
  const time = t.toFixed(3);
  let out = `up{${labels}} ${page === undefined ? 0 : 1} ${time}\n`;
  for (const line of page?.split('\n') ?? []) {
    if (line !== '' && !line.startsWith('#')) {
      out += `${withLabels(line, labels)} ${time}\n`;
    }
  }
  return out;
}

function withLabels(line: string, labels: string): string {
  const brace = line.indexOf('{');
  const space = line.indexOf(' ');
  return brace !== -1 && brace < space
    ? `${line.slice(0, brace + 1)}${labels},${line.slice(brace + 1)}`
    : `${line.slice(0, space)}{${labels}}${line.slice(space)}`;
}
