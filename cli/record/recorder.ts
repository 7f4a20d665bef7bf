import { setTimeout as sleep } from 'node:timers/promises';
import { formatRecordingLine } from '../../src/engine/recording/format';
import { type RecordedScrape } from '../../src/engine/recording/types';
import { type LineWriter } from './line-writer';

export interface RecorderOptions {
  readonly everyMs: number;
  readonly forMs: number;
  /** Ends the recording early; what was written stays. */
  readonly signal: AbortSignal;
  readonly scrape: () => Promise<RecordedScrape>;
  readonly onScrape?: (scrape: RecordedScrape, elapsedMs: number) => void;
}

/** What a recording came to. */
export interface RecordingSummary {
  readonly pages: number;
  readonly failures: number;
  /** Milliseconds from the first scrape to the end. */
  readonly lastedMs: number;
  readonly lastError?: string;
}

/**
 * Scrapes at a steady beat and writes each scrape at once. A beat that passes while a scrape is still under way is
 * left out, so that a slow target is never asked twice at a time.
 */
export async function recordTo(writer: LineWriter, options: RecorderOptions): Promise<RecordingSummary> {
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const lasts = Math.max(1, Math.round(options.forMs / options.everyMs));
  let pages = 0;
  let failures = 0;
  let lastError: string | undefined;
  for (let beat = 0; beat < lasts && !options.signal.aborted; beat = nextBeat(beat, elapsed(), options.everyMs)) {
    await pause(beat * options.everyMs - elapsed(), options.signal);
    if (options.signal.aborted) {
      break;
    }
    const scrape = await options.scrape();
    if (options.signal.aborted && scrape.page === undefined) {
      break;
    }
    await writer.write(formatRecordingLine(scrape));
    if (scrape.page === undefined) {
      failures++;
      lastError = scrape.error;
    } else {
      pages++;
    }
    options.onScrape?.(scrape, elapsed());
  }
  return { pages, failures, lastedMs: elapsed(), ...(lastError === undefined ? {} : { lastError }) };
}

function nextBeat(beat: number, elapsedMs: number, everyMs: number): number {
  return Math.max(beat + 1, Math.ceil(elapsedMs / everyMs));
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) {
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  }
}
