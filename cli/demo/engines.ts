import { join } from 'node:path';
import { UsageError } from '../errors';
import { readRecordingFile } from '../io/recording-file';
import { startReplay, type ReplayServer } from '../replay/server';
import { RECORDINGS } from './paths';
import { type Ports } from './ports';

/** An engine to look at: its address and, for a replay, how to end it. */
export interface Engine {
  readonly name: string;
  readonly url: URL;
  readonly replay?: ReplayServer;
}

const FIRST_PORT = 8100;

/** What the demo shows by itself: an engine in good health, and one whose KV cache is too small. */
const TOUR = [
  { name: 'chat', folder: join(RECORDINGS, 'healthy-0.32.0') },
  { name: 'long-context', folder: join(RECORDINGS, 'kv-pressure-0.32.0') },
];

/**
 * Replays recordings, each on a port of its own; an empty list means those of the tour.
 *
 * @throws UsageError where a recording cannot be read.
 */
export async function replayEngines(folders: readonly string[], ports: Ports): Promise<Engine[]> {
  const wanted = folders.length === 0 ? TOUR : folders.map((folder) => ({ name: undefined, folder }));
  const recordings = wanted.map(({ name, folder }) => ({ name, file: readRecordingFile(folder) }));
  const engines: Engine[] = [];
  try {
    for (const { name, file } of recordings) {
      const { port } = await ports.choose(FIRST_PORT);
      const replay = await startReplay(file.scrapes, { port });
      engines.push({ name: name ?? file.name, url: new URL(replay.url), replay });
    }
  } catch (error) {
    await Promise.all(engines.map((engine) => engine.replay?.close()));
    throw error;
  }
  return engines;
}

/** Real engines, after a look whether they answer at all. @throws UsageError where two are the same. */
export async function realEngines(urls: readonly URL[], say: (line: string) => void): Promise<Engine[]> {
  if (new Set(urls.map((url) => url.href)).size < urls.length) {
    throw new UsageError('the same --engine is given twice');
  }
  for (const url of urls) {
    const health = new URL('/health', url);
    const answer = await fetch(health, { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
    if (!answer?.ok) {
      say(`${url.origin} does not answer at the moment: it is shown as down until it does`);
    }
  }
  return urls.map((url) => ({ name: url.host, url }));
}
