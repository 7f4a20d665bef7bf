import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../cli/demo/paths';
import { prometheusData } from '../../cli/demo/prometheus';
import type { StoredFleet } from './data';
import { promtool } from './promtool';
import { startServer } from './server';

const RULES = join(ROOT, 'deploy', 'prometheus', 'rules');
const BLOCK_MS = 7_200_000;
/** How often a rule is evaluated whose group does not say it. */
const EVERY = '30s';
/** Prometheus looks for blocks that it can join once a minute. */
const PATIENCE_MS = 300_000;

/** The files of recording rules; none where the project has no folder of them. */
export function ruleFiles(): string[] {
  return existsSync(RULES)
    ? readdirSync(RULES)
        .filter((file) => /\.ya?ml$/.test(file))
        .sort()
        .map((file) => join(RULES, file))
    : [];
}

/**
 * A copy of a fleet's data with what the rules would have recorded, made where it is not there yet. Rules see what was
 * scraped, not each other's records.
 */
export async function withRecords(fleet: StoredFleet, files: readonly string[]): Promise<string> {
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const key = createHash('sha256').update(texts.join()).digest('hex').slice(0, 8);
  const folder = `${fleet.folder}-rules-${key}`;
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    cpSync(prometheusData(fleet.folder), prometheusData(unfinished), { recursive: true });
    await record(fleet, files, prometheusData(unfinished));
    await joinBlocks(unfinished);
    renameSync(unfinished, folder);
  }
  return folder;
}

async function record({ folder, from, to }: StoredFleet, files: readonly string[], data: string): Promise<void> {
  const server = await startServer(folder);
  try {
    await promtool([
      ...['tsdb', 'create-blocks-from', 'rules'],
      `--url=${server.url}`,
      `--start=${from}`,
      // A block ends just before its last second.
      `--end=${to - 1}`,
      `--eval-interval=${EVERY}`,
      `--output-dir=${data}`,
      ...files,
    ]);
  } finally {
    await server.stop();
  }
}

/** Lets Prometheus join the blocks that cover the same time, which it would otherwise do while it is timed. */
async function joinBlocks(folder: string): Promise<void> {
  const server = await startServer(folder);
  const deadline = Date.now() + PATIENCE_MS;
  while (overlap(prometheusData(folder))) {
    if (Date.now() > deadline) {
      await server.stop();
      throw new Error(`Prometheus did not join its blocks within ${PATIENCE_MS / 1000} s`);
    }
    await sleep(1000);
  }
  await server.stop();
}

function overlap(data: string): boolean {
  const blocks = readdirSync(data)
    .map((name) => join(data, name, 'meta.json'))
    .filter(existsSync)
    .map((meta) => JSON.parse(readFileSync(meta, 'utf8')) as { readonly minTime: number })
    .map(({ minTime }) => Math.floor(minTime / BLOCK_MS));
  return new Set(blocks).size < blocks.length;
}
