import { setTimeout as sleep } from 'node:timers/promises';
import { type Command } from 'commander';
import { formatDuration } from './duration';
import { EXIT, UsageError, messageOf } from './errors';
import { readRecordingFile, type RecordingFile } from './io/recording-file';
import { parseFactor, parsePort } from './options';
import { startReplay, type ReplayServer } from './replay/server';
import { aborted, stopSignal } from './stop-signal';

interface ReplayCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly speed: number;
  readonly loop: boolean;
  readonly once: boolean;
}

/** Adds `replay` to the program. */
export function addReplay(program: Command, exit: (code: number) => void): void {
  program
    .command('replay')
    .description('Serve recordings as live engines: GET /metrics and GET /health, in real time')
    .argument('<file...>', 'recordings: folders with pages.ndjson[.gz], or such files')
    .option('--port <port>', 'port of the first; the next ones follow it; 0 for any that are free', parsePort, 9100)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--speed <factor>', 'recorded seconds a second', parseFactor, 1)
    .option('--loop', 'begin again at the end, with counters that go on rising', true)
    .option('--once', 'stop serving at the end and exit', false)
    .addHelpText('after', '\nA scrape that got no answer when recorded gets none now: the connection is cut.')
    .action(async (files: string[], options: ReplayCommandOptions) => exit(await replay(files, options)));
}

async function replay(files: readonly string[], options: ReplayCommandOptions): Promise<number> {
  const signal = stopSignal();
  const recordings = files.map(readRecordingFile);
  const servers: ReplayServer[] = [];
  try {
    for (const [index, recording] of recordings.entries()) {
      const server = await listen(recording, options.port === 0 ? 0 : options.port + index, options);
      servers.push(server);
      announce(recording, server);
    }
    const end = Math.max(...servers.map((server) => server.passMs));
    await (options.once ? sleep(end, undefined, { signal }).catch(() => undefined) : aborted(signal));
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
  return EXIT.fine;
}

async function listen(recording: RecordingFile, port: number, options: ReplayCommandOptions): Promise<ReplayServer> {
  const { host, speed, once } = options;
  try {
    return await startReplay(recording.scrapes, { port, host, speed, loop: !once });
  } catch (error) {
    throw new UsageError(`cannot serve ${recording.name}: ${messageOf(error)}. Choose another --port, or 0`);
  }
}

function announce({ name, scrapes, problems }: RecordingFile, server: ReplayServer): void {
  problems.forEach((problem) => console.error(`${name}: ${problem.message}`));
  const failed = scrapes.filter((scrape) => scrape.page === undefined).length;
  const what = `${scrapes.length} scrapes${failed > 0 ? `, ${failed} of them failed` : ''}`;
  console.log(`${server.url}/metrics  ${name} (${what}, ${formatDuration(server.passMs)} a pass)`);
}
