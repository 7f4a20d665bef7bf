import { Option, type Command } from 'commander';
import { formatDuration, parseDuration } from './duration';
import { EXIT } from './errors';
import { collectHeader, parseHttpUrl } from './options';
import { openLineWriter } from './record/line-writer';
import { startProgress } from './record/progress';
import { recordTo } from './record/recorder';
import { metricsUrl, scrapeOnce } from './record/scrape';
import { stopSignal } from './stop-signal';

interface RecordOptions {
  readonly url: URL;
  readonly out: string;
  readonly every: number;
  readonly for: number;
  readonly timeout?: number;
  readonly header?: Record<string, string>;
  readonly force: boolean;
}

/** Adds `record` to the program. */
export function addRecord(program: Command, exit: (code: number) => void): void {
  program
    .command('record')
    .description("Record an engine's /metrics pages in a file, for replay, diagnosis and bug reports")
    .requiredOption('--url <address>', 'the engine, as http://host:8000, or its /metrics page', parseHttpUrl)
    .requiredOption('--out <file>', 'file to write, one JSON line a scrape; packed where it ends in .gz')
    .addOption(duration('--every <duration>', 'time between scrapes').default(1000, '1s'))
    .addOption(duration('--for <duration>', 'how long to record').default(120_000, '2m'))
    .addOption(duration('--timeout <duration>', 'give up a scrape after (default: --every, from 1s to 10s)'))
    .option('--header <header>', "header to send, as 'Name: value'; repeatable, never written down", collectHeader)
    .option('--force', 'replace the file if it exists', false)
    .addHelpText('after', '\nCtrl-C ends the recording and keeps it. Exit code 1: not one scrape succeeded.')
    .action(async (options: RecordOptions) => exit(await record(options)));
}

function duration(flags: string, description: string): Option {
  return new Option(flags, description).argParser(parseDuration);
}

async function record(options: RecordOptions): Promise<number> {
  const signal = stopSignal();
  const url = metricsUrl(options.url);
  const timeoutMs = options.timeout ?? Math.min(10_000, Math.max(1000, options.every));
  const writer = openLineWriter(options.out, options.force);
  const progress = startProgress(options.for);
  let pages = 0;
  let failures = 0;
  const summary = await recordTo(writer, {
    everyMs: options.every,
    forMs: options.for,
    signal,
    scrape: () => scrapeOnce(url, { headers: options.header ?? {}, timeoutMs, signal }),
    onScrape: (scrape, elapsedMs) => {
      failures += scrape.page === undefined ? 1 : 0;
      pages += scrape.page === undefined ? 0 : 1;
      progress.update(elapsedMs, pages, failures);
    },
  }).finally(() => progress.stop());
  await writer.close();
  const size = `${(writer.bytes / 1024).toFixed(0)} KiB`;
  const failed = summary.failures > 0 ? `, ${summary.failures} failed (last: ${summary.lastError})` : '';
  const how = signal.aborted ? 'stopped after' : 'in';
  console.log(`${summary.pages} pages${failed} ${how} ${formatDuration(summary.lastedMs)}: ${options.out}, ${size}`);
  return summary.pages > 0 ? EXIT.fine : EXIT.finding;
}
