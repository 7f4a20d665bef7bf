import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { pagesFolder } from './recordings';

/** The page written by hand with every family that no recorded engine shows. */
export function conditionalPage(): string {
  return readFileSync(join(pagesFolder, 'conditional.txt'), 'utf8');
}

const steady = /_(info|healthy|active|in_flight|jobs|blocks|usage_perc|reason|stage|running|waiting|transfers)$/;

/**
 * The page as an engine would show it over time, one scrape a second: counters and histograms grow in proportion and
 * begin again after a restart at two thirds, gauges swing, a configuration stays. The times of adapters move along.
 *
 * @param start unix seconds of the first scrape.
 */
export function conditionalScrapes(start: number, seconds: number): RecordedScrape[] {
  const lines = conditionalPage().split('\n');
  const restart = Math.floor((seconds * 2) / 3);
  return Array.from({ length: seconds }, (_, i) => {
    const grown = (i >= restart ? i - restart : i + 10) / 60;
    const swing = 1 + (i % 7) / 10;
    const page = lines.map((line) => moved(line, { grown, swing, now: start + i })).join('\n');
    return { t: start + i, status: 200, ms: 5, page };
  });
}

interface Moment {
  readonly grown: number;
  readonly swing: number;
  readonly now: number;
}

function moved(line: string, { grown, swing, now }: Moment): string {
  const match = /^([\w:]+)(\{.*\})? (\S+)$/.exec(line);
  if (!match) {
    return line;
  }
  const [, name, labels = '', text] = match;
  const value = Number(text);
  if (name === 'vllm:lora_requests_info') {
    return `${name}${labels} ${value + now - 1_790_000_000}`;
  }
  if (/_(info|healthy)$/.test(name)) {
    return line;
  }
  return `${name}${labels} ${value * (steady.test(name) ? swing : grown)}`;
}
