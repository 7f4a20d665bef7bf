import { scrapeInterval } from './fleet';

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const selector = String.raw`[\w:]*(?:\{(?:"(?:[^"\\]|\\.)*"|[^"}])*\})?`;
const window = String.raw`\[(\d+)([smhd])\]`;
const overCounters = new RegExp(String.raw`\b(rate|increase|resets|changes)\((${selector})${window}\)`, 'g');
const subquery = /(?<=\))\[(\d+)([smhd]):/g;
const ofWholeWindows = new RegExp(String.raw`\b(?:rate|increase|deriv)\(${selector}${window}`, 'g');

/**
 * The query that answers in Prometheus what the given one answers in VictoriaMetrics. That adds to a window of a counter
 * function the sample before it, and does not extrapolate. Prometheus does the same over a window that is one scrape
 * longer: where scrapes come regularly, what it extrapolates is what the longer window divides by in addition. An
 * increase is not divided, so that it is larger by the share of that scrape. A subquery of Prometheus 2 also counts the
 * point at its very beginning.
 */
export function forPrometheus(promql: string): string {
  return promql
    .replace(overCounters, (_, fn: string, of: string, count: string, unit: string) => {
      const asked = Number(count) * seconds[unit];
      const longer = asked + scrapeInterval / 1000;
      const text = `${fn}(${of}[${longer}s])`;
      return fn === 'increase' ? `(${text} * ${asked} / ${longer})` : text;
    })
    .replace(subquery, (_, count: string, unit: string) => `[${Number(count) * seconds[unit] - 1}s:`);
}

/** The longest window that counts only where it is whole, milliseconds; 0 for a query without one. */
export function wholeWindow(promql: string): number {
  return Math.max(
    0,
    ...[...promql.matchAll(ofWholeWindows)].map(([, count, unit]) => Number(count) * seconds[unit] * 1000)
  );
}
