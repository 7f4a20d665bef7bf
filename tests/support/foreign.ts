import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { pagesFolder } from './recordings';

/** Pages of a Kubernetes cluster, written by hand; what is said there of each is in their first lines. */
export type ClusterPage = 'kube-state-metrics' | 'kubelet';

/** One of the pages as it stands in its file. */
export function clusterPage(name: ClusterPage): string {
  return readFileSync(join(pagesFolder, `${name}.txt`), 'utf8');
}

/**
 * A page as it would be shown over time, one scrape a second: counters grow by 1 % of what the file says every second,
 * gauges stay.
 *
 * @param start unix seconds of the first scrape.
 */
export function clusterScrapes(name: ClusterPage, start: number, seconds: number): RecordedScrape[] {
  const lines = clusterPage(name).split('\n');
  return Array.from({ length: seconds }, (_, i) => {
    const page = lines.map((line) => grown(line, 1 + i / 100)).join('\n');
    return { t: start + i, status: 200, ms: 5, page };
  });
}

function grown(line: string, factor: number): string {
  const match = /^(\w+_total\{.*\}) (\S+)$/.exec(line);
  return match ? `${match[1]} ${Number(match[2]) * factor}` : line;
}
