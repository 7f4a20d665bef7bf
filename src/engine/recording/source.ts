import { ExpositionError } from '../exposition/errors';
import { PageReader } from '../exposition/parse';
import { type Labels, type Scrape, type Source } from '../exposition/types';
import { type RecordedScrape } from './types';

/**
 * Reads a recording's pages as the scrapes of one target. A page that cannot be read becomes a failed scrape with the
 * reason; times go from seconds to milliseconds.
 *
 * @param target the labels that Prometheus would give it: `job`, `instance`, ….
 */
export function toSource(scrapes: readonly RecordedScrape[], target: Labels): Source {
  const reader = new PageReader();
  return { target, scrapes: scrapes.map((scrape) => readScrape(reader, scrape)) };
}

function readScrape(reader: PageReader, scrape: RecordedScrape): Scrape {
  const t = Math.round(scrape.t * 1000);
  if (scrape.page === undefined) {
    return { t, error: scrape.error };
  }
  try {
    return { t, snapshot: reader.read(scrape.page, t) };
  } catch (error) {
    if (error instanceof ExpositionError) {
      return { t, error: error.message };
    }
    throw error;
  }
}
