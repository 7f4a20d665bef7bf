import { basename } from 'node:path';
import type { Labels, Source } from '../../src/engine/exposition/types';
import { parseRecordingLine } from '../../src/engine/recording/parse';
import { toSource } from '../../src/engine/recording/source';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { readRecordingFile } from '../io/recording-file';
import { parseHttpUrl } from '../options';
import type { LineWriter } from '../record/line-writer';
import { startProgress } from '../record/progress';
import { recordTo } from '../record/recorder';
import { metricsUrl, scrapeOnce } from '../record/scrape';
import { stopSignal } from '../stop-signal';

/** What a command reads: a recording, or an engine that it watches for a while. */
export interface ReadOptions {
  /** How long an engine is watched, milliseconds. */
  readonly watchMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

const job = 'vllm';

/**
 * Reads a recording, or scrapes an engine once a second for a while (Ctrl-C ends it early and keeps what it has).
 *
 * @throws UsageError where the file or address is none.
 */
export async function readSource(input: string, options: ReadOptions): Promise<Source> {
  if (!/^https?:/.test(input)) {
    const recording = readRecordingFile(input);
    return toSource(recording.scrapes, target(recording.name || basename(input)));
  }
  const url = parseHttpUrl(input);
  return toSource(await watch(metricsUrl(url), options), target(url.host));
}

function target(instance: string): Labels {
  return { job, instance };
}

async function watch(url: string, { watchMs, headers }: ReadOptions): Promise<RecordedScrape[]> {
  const signal = stopSignal();
  const scrapes: RecordedScrape[] = [];
  const progress = startProgress(watchMs);
  const writer: LineWriter = {
    bytes: 0,
    write: async (line: string) => {
      scrapes.push(parseRecordingLine(line, scrapes.length + 1));
    },
    close: async () => undefined,
  };
  try {
    await recordTo(writer, {
      everyMs: 1000,
      forMs: watchMs,
      signal,
      scrape: () => scrapeOnce(url, { headers, signal, timeoutMs: 10_000 }),
      onScrape: (_scrape, elapsedMs) => {
        const pages = scrapes.filter(({ page }) => page !== undefined).length;
        progress.update(elapsedMs, pages, scrapes.length - pages);
      },
    });
  } finally {
    progress.stop();
  }
  return scrapes;
}
