import type { RecordedScrape } from '../../src/engine/recording/types';

const newNames =
  /^(# (HELP|TYPE) )?vllm:(kv_cache_usage_perc|prefix_cache_|inter_token_latency_seconds|request_time_per_output_token)/;

/** The recording of 0.11 with hidden metrics shown, without the names that 0.10 did not have: what 0.10 exposed. */
export function legacyOf(scrapes: readonly RecordedScrape[]): RecordedScrape[] {
  return scrapes.map((scrape) =>
    scrape.page === undefined
      ? scrape
      : {
          ...scrape,
          page: scrape.page
            .split('\n')
            .filter((line) => !newNames.test(line))
            .join('\n'),
        }
  );
}

/** The same recording with other bucket bounds under the old name than under the new one, as custom buckets would make them. */
export function withOtherOldBounds(scrapes: readonly RecordedScrape[]): RecordedScrape[] {
  return scrapes.map((scrape) =>
    scrape.page === undefined
      ? scrape
      : {
          ...scrape,
          page: scrape.page.replace(/^(vllm:time_per_output_token_seconds_bucket\{.*le=")0\.0(25|75)"/gm, '$10.0$23"'),
        }
  );
}
