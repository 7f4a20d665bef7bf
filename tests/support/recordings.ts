import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Labels, Source } from '../../src/engine/exposition/types';
import { parseRecording } from '../../src/engine/recording/parse';
import { toSource } from '../../src/engine/recording/source';
import type { RecordedScrape } from '../../src/engine/recording/types';

/** One client request as the client measured it; seconds. */
export interface ClientRequest {
  readonly phase: string;
  readonly start: number;
  readonly ttft?: number | null;
  readonly itl_mean?: number | null;
  readonly itl_p95?: number | null;
  readonly e2e?: number | null;
  readonly tokens?: number;
  readonly status?: number;
  readonly finish?: string | null;
  readonly usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number } | null;
  readonly aborted?: boolean;
  readonly exc?: string;
  readonly error?: unknown;
  readonly body?: unknown;
}

export const recordingsFolder = join(__dirname, '..', 'recordings');

/** Recordings of other versions, of which only the last page is kept. */
export const pagesFolder = join(__dirname, '..', 'fixtures', 'pages');

/** The names of all recordings in a folder. */
export function recordingNames(folder = recordingsFolder): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The scrapes of a recording, in ascending order. */
export function recordedScrapes(name: string, folder = recordingsFolder): readonly RecordedScrape[] {
  const { scrapes, problems } = parseRecording(
    gunzipSync(readFileSync(join(folder, name, 'pages.ndjson.gz'))).toString('utf8')
  );
  if (problems.length > 0) {
    throw new Error(`${name}: ${problems[0].message}`);
  }
  return scrapes;
}

/** Scrapes moved in time by `shift` seconds, as a source with these target labels. */
export function sourceOf(scrapes: readonly RecordedScrape[], target: Labels, shift = 0): Source {
  return toSource(
    scrapes.map((scrape) => ({ ...scrape, t: Math.round((scrape.t + shift) * 1000) / 1000 })),
    target
  );
}

/** What its clients did from when on, unix seconds. */
export function recordedPhases(name: string): ReadonlyArray<{ readonly t: number; readonly phase: string }> {
  const scenario = readFileSync(join(recordingsFolder, name, 'scenario.json'), 'utf8');
  return (JSON.parse(scenario) as { phases: Array<{ t: number; phase: string }> }).phases;
}

/** The client's own record of its requests. */
export function clientRequests(name: string): ClientRequest[] {
  return lines(readFileSync(join(recordingsFolder, name, 'requests.ndjson'), 'utf8'));
}

function lines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
