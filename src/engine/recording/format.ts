import { type RecordedScrape } from './types';

/** Writes one scrape as one line of a recording, without the line break. Times are rounded to the millisecond. */
export function formatRecordingLine(scrape: RecordedScrape): string {
  const t = Math.round(scrape.t * 1000) / 1000;
  const ms = scrape.ms === undefined ? undefined : Math.round(scrape.ms * 10) / 10;
  return scrape.page === undefined
    ? JSON.stringify({ t, status: scrape.status, ms, error: scrape.error })
    : JSON.stringify({ t, status: scrape.status, ms, page: scrape.page });
}
