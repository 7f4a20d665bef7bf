import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadedFiles } from './loaded-files';
import { atMost, none } from './rows';
import type { BenchRow } from './types';

const dist = join(__dirname, '../dist');
const MODULE_KB = 30;
const ROUTE_KB = 350;
const DATASOURCE_KB = 15;
const QUESTION_KB = 150;
const CHAT_KB = 80;
/** What the datasource's shell does without: the catalogue with all that reads it, and the forms (not what loads them). */
const LAZY = /\/engine\/|\/datasource\/editor\/\w+\//;

/** Sizes of the built plugins against their limits: what Grafana loads at once, and what the app's first page takes. */
export async function benchBundle(): Promise<BenchRow[]> {
  if (!existsSync(join(dist, 'module.js'))) {
    throw new Error('dist/module.js is missing: run "npm run build" first.');
  }
  const app = await loadedFiles(dist, 'module.js');
  const datasource = await loadedFiles(dist, 'datasource/module.js');
  const chat = await loadedFiles(dist, 'panels/chat/module.js');
  const early = datasource.initial.flatMap(sourcesOf).filter((source) => LAZY.test(source));
  return [
    atMost('app module.js', readFileSync(join(dist, 'module.js')).length / 1000, MODULE_KB, 'KB'),
    atMost(`first route, ${app.withFirstUse.length} files`, zipped(app.withFirstUse), ROUTE_KB, 'KB gzip'),
    atMost('datasource module.js, with its initial chunks', zipped(datasource.initial), DATASOURCE_KB, 'KB gzip'),
    atMost('the same with what a first query loads', zipped(datasource.withFirstUse), QUESTION_KB, 'KB gzip'),
    atMost('chat panel module.js, with what it loads at first', zipped(chat.withFirstUse), CHAT_KB, 'KB gzip'),
    none('modules of the engine or the editors in the initial chunks', early.length, 'modules'),
  ];
}

function zipped(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000;
}

/** The source files that a built file is made of. */
function sourcesOf(file: string): string[] {
  return (JSON.parse(readFileSync(join(dist, `${file}.map`), 'utf8')) as { sources: string[] }).sources;
}
