import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../../cli/demo/paths';
import { prometheusData } from '../../cli/demo/prometheus';
import { BlockFile } from './block-file';
import { GROUPS } from './fleet';
import type { QueriesOptions } from './options';
import { SCRAPE_INTERVAL, scrapedPages } from './pages';
import { promtool } from './promtool';

/** Seconds that a block of Prometheus covers; blocks begin at multiples of it. */
const BLOCK = 7200;
/** Unix seconds of the first scrape: the beginning of a block. */
const START = 248_611 * BLOCK;
const HOUR = 3600;
const FACTS = 'facts.json';

type Size = Pick<QueriesOptions, 'engines' | 'hours'>;

/** What a Prometheus has stored of a simulated fleet. */
export interface StoredFleet {
  /** The folder that a Prometheus is started in. */
  readonly folder: string;
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly facts: FleetFacts;
}

export interface FleetFacts {
  readonly samples: number;
  /** Of the text that was read in. */
  readonly bytes: number;
  /** Seconds of simulating and writing the text, and of reading it in. */
  readonly simulated: number;
  readonly stored: number;
}

/**
 * The data of a fleet in a folder of the checkout's cache, made where it is not there yet.
 * @throws Error with promtool's last words where it refuses the pages.
 */
export async function storedFleet(size: Size): Promise<StoredFleet> {
  const { engines, hours } = size;
  const plan = JSON.stringify([GROUPS, SCRAPE_INTERVAL, START]);
  const key = createHash('sha256').update(plan).digest('hex').slice(0, 8);
  const folder = join(CACHE, 'bench-queries', `${engines}-engines-${hours}-hours-${key}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(prometheusData(unfinished), { recursive: true });
    writeFileSync(join(unfinished, FACTS), JSON.stringify(await fill(unfinished, size)));
    renameSync(unfinished, folder);
  }
  const facts = JSON.parse(readFileSync(join(folder, FACTS), 'utf8')) as FleetFacts;
  return { folder, from: START, to: START + hours * HOUR, facts };
}

async function fill(folder: string, { engines, hours }: Size): Promise<FleetFacts> {
  const begun = performance.now();
  const blocks = Math.ceil((hours * HOUR) / BLOCK);
  const files = Array.from({ length: blocks }, (_, i) => new BlockFile(join(folder, `block-${i}.om`)));
  for (const { t, text } of scrapedPages(engines, START, hours * HOUR)) {
    files[Math.floor((t - START) / BLOCK)].write(text);
  }
  files.forEach((file) => file.close());
  const simulated = (performance.now() - begun) / 1000;
  for (const file of files) {
    await readIn(file, prometheusData(folder));
  }
  const stored = (performance.now() - begun) / 1000 - simulated;
  return {
    samples: files.reduce((sum, { lines }) => sum + lines, 0),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    simulated,
    stored,
  };
}

/** One file makes one block, as a Prometheus that scraped would have it. */
async function readIn({ path }: BlockFile, data: string): Promise<void> {
  await promtool(['tsdb', 'create-blocks-from', 'openmetrics', path, data]);
  rmSync(path);
}
