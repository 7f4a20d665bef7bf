import type { RecordedScrape } from '../../src/engine/recording/types';

/** One engine's time to first token with another bound, or with the same one written otherwise. */
export function rewritten(scrapes: readonly RecordedScrape[], bound: string, instead: string): RecordedScrape[] {
  const pattern = new RegExp(`^(vllm:time_to_first_token_seconds_bucket.*le=")${bound.replace('.', '\\.')}"`, 'gm');
  return scrapes.map((scrape) =>
    scrape.page === undefined ? scrape : { ...scrape, page: scrape.page.replace(pattern, `$1${instead}"`) }
  );
}
