import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Fleet } from '../../simulator/fleet/fleet';
import { renderedPages } from '../../simulator/serve/pages';
import { execute } from '../programs/execute';
import { openMetricsLines } from '../io/openmetrics';

/** Seconds between two scrapes of the history. */
const EVERY = 5;

/** `promtool`, which lies beside every Prometheus; null where it does not. */
export function promtoolBeside(prometheus: string): string | null {
  const path = join(dirname(prometheus), 'promtool');
  return existsSync(path) ? path : null;
}

/** What a Prometheus would have scraped of a fleet up to a simulated second, as OpenMetrics text, page by page. */
export function* historyText(fleet: Fleet, epoch: number, seconds: number): Generator<string> {
  for (let second = EVERY; second <= seconds; second += EVERY) {
    fleet.events.runUntil(second);
    for (const machine of fleet.machines) {
      for (const { job, page } of renderedPages(machine)) {
        yield openMetricsLines({ t: epoch + second, page }, { job, instance: machine.name });
      }
    }
  }
  yield '# EOF\n';
}

/**
 * Lets a fleet live up to a simulated second, and puts what would have been scraped into a Prometheus' database.
 *
 * @param epoch unix seconds at simulated time 0.
 * @param data where the Prometheus will keep its data.
 * @throws Error with promtool's last words where it refuses the pages.
 */
export async function writeHistory(
  fleet: Fleet,
  epoch: number,
  seconds: number,
  promtool: string,
  data: string
): Promise<void> {
  mkdirSync(data, { recursive: true });
  const file = join(data, '..', 'history.om');
  await pipeline(historyText(fleet, epoch, seconds), createWriteStream(file));
  const args = ['tsdb', 'create-blocks-from', 'openmetrics', file, data];
  const { code, stdout, stderr } = await execute(promtool, args, { timeoutMs: 300_000 });
  rmSync(file, { force: true });
  if (code !== 0) {
    throw new Error(
      `promtool did not take the history: ${`${stdout}${stderr}`.trim().split('\n').slice(-5).join(' ')}`
    );
  }
}
