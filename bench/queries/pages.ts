import { openMetricsLines } from '../../cli/io/openmetrics';
import { RENDER } from '../../simulator/serve/pages';
import { scrapedEngines } from './fleet';

/** Seconds between two scrapes of an engine. */
export const SCRAPE_INTERVAL = 15;

/** Simulated seconds before the first scrape, in which batches fill. */
const WARM_UP = 300;

/** What one scrape stores. */
export interface ScrapedPage {
  /** Unix seconds. */
  readonly t: number;
  /** OpenMetrics lines with the time and the target's labels. */
  readonly text: string;
}

/**
 * What a Prometheus would have scraped of a fleet, engine after engine; their scrapes are evenly spread over the interval.
 *
 * @param from unix seconds of the first scrape.
 */
export function* scrapedPages(engines: number, from: number, seconds: number): Generator<ScrapedPage> {
  const epoch = from - WARM_UP;
  let offset = WARM_UP;
  for (const { fleet, target } of scrapedEngines(engines, epoch)) {
    const [machine] = fleet.machines;
    for (let second = offset; second < WARM_UP + seconds; second += SCRAPE_INTERVAL) {
      fleet.events.runUntil(second);
      const t = epoch + second;
      yield { t, text: openMetricsLines({ t, page: RENDER.vllm(machine) }, target) };
    }
    offset += SCRAPE_INTERVAL / engines;
  }
}
