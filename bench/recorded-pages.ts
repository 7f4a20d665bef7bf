import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const RECORDING = join(__dirname, '../tests/recordings/healthy-0.32.0/pages.ndjson.gz');

/** The pages as JSON strings, so that each use makes a string of its own. */
export function recordedPages(): string[] {
  const lines = gunzipSync(readFileSync(RECORDING)).toString().trim().split('\n');
  return lines.flatMap((line) => {
    const { page } = JSON.parse(line) as { page?: string };
    return page === undefined ? [] : [JSON.stringify(page)];
  });
}
