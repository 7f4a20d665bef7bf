import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstRouteFiles } from './first-route';
import type { BenchRow } from './types';

const dist = join(__dirname, '../dist');
const MODULE_KB = 30;
const ROUTE_KB = 350;

/** Sizes of the built app against their limits: its module.js, and everything that its first page loads. */
export async function benchBundle(): Promise<BenchRow[]> {
  if (!existsSync(join(dist, 'module.js'))) {
    throw new Error('dist/module.js is missing: run "npm run build" first.');
  }
  const files = await firstRouteFiles(dist);
  const zipped = files.map((file) => gzipSync(readFileSync(join(dist, file))).length);
  return [
    row('app module.js', 'KB', readFileSync(join(dist, 'module.js')).length / 1000, MODULE_KB),
    row(
      `first route, ${files.length} files`,
      'KB gzip',
      zipped.reduce((sum, bytes) => sum + bytes, 0) / 1000,
      ROUTE_KB
    ),
  ];
}

function row(name: string, unit: string, ours: number, theirs: number): BenchRow {
  return { name, ours, theirs, ratio: ours / theirs, goal: `at most ${theirs} ${unit}`, ok: ours <= theirs, unit };
}
