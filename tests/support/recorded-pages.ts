import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = join(__dirname, '../recordings');

/** The pages of each recording in the repository, by its name, in the order in which they were scraped. */
export function recordedPages(): ReadonlyMap<string, readonly string[]> {
  const names = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(names.map(({ name }) => [name, pagesOf(name)]));
}

function pagesOf(name: string): string[] {
  const lines = gunzipSync(readFileSync(join(FOLDER, name, 'pages.ndjson.gz')))
    .toString()
    .trim()
    .split('\n');
  return lines.flatMap((line) => (JSON.parse(line) as { page?: string }).page ?? []);
}
