import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, median } from '../rows';
import type { BenchRow } from '../types';
import { ClosedLoop } from './load';
import { type Pair, shareLeft } from './pairs';
import { read, scrape, view } from './scrape';

/** Where a real engine answers that nobody else uses, such as `http://127.0.0.1:8000`, and how often all is done. */
const ENGINE = process.env.VLLM_BENCH_ENGINE;
const REPETITIONS = Number(process.env.VLLM_BENCH_REPETITIONS ?? 12);
const CLIENTS = 16;
const VIEWERS = [1, 5, 20];
const LIMITED = 5;
const LOST_AT_MOST = 0.02;
/** Milliseconds: one interval of every viewer. */
const BLOCK = 5000;
const WARM_UP = 15_000;
const SCRAPES = 200;

/** Tokens a second of a busy real engine with viewers and without, in turn; nothing where no engine is named. */
export async function benchViewers(): Promise<BenchRow[]> {
  if (!ENGINE) {
    process.stderr.write('viewers of a busy real engine: skipped, VLLM_BENCH_ENGINE names none\n');
    return [];
  }
  const load = await ClosedLoop.start(ENGINE, CLIENTS);
  await sleep(WARM_UP);
  const pairs = await alternate(ENGINE);
  await load.stop();
  // The default interval of five viewers: a scrape a second.
  const cost = atMost(`the API server's processor time, ${LIMITED} viewers`, await scrapeCost(ENGINE), 20, 'ms/s');
  return [...VIEWERS.map((viewers) => row(viewers, pairs.get(viewers) ?? [])), cost];
}

/** Blocks with 1, 5 and 20 viewers, each between two with none. */
async function alternate(url: string): Promise<Map<number, Pair[]>> {
  const pairs = new Map(VIEWERS.map((viewers) => [viewers, [] as Pair[]]));
  let before = await block(url, 0);
  for (let i = 0; i < REPETITIONS * VIEWERS.length; i++) {
    const viewers = VIEWERS[i % VIEWERS.length];
    const watched = await block(url, viewers);
    const after = await block(url, 0);
    pairs.get(viewers)?.push({ watched, alone: (before + after) / 2 });
    before = after;
  }
  return pairs;
}

/** Tokens a second in a block. */
async function block(url: string, viewers: number): Promise<number> {
  const [tokens, begin] = [await read(url, 'vllm:generation_tokens_total'), performance.now()];
  await view(url, viewers, BLOCK);
  const made = (await read(url, 'vllm:generation_tokens_total')) - tokens;
  return made / ((performance.now() - begin) / 1000);
}

/** Milliseconds of processor time that a scrape takes the engine's API server. */
async function scrapeCost(url: string): Promise<number> {
  const before = await read(url, 'process_cpu_seconds_total');
  for (let i = 0; i < SCRAPES; i++) {
    await scrape(url);
  }
  return (((await read(url, 'process_cpu_seconds_total')) - before) / SCRAPES) * 1000;
}

function row(viewers: number, pairs: readonly Pair[]): BenchRow {
  const { share, low, high } = shareLeft(pairs);
  const lost = (of: number) => `${((1 - of) * 100).toFixed(1)} %`;
  process.stderr.write(
    `viewers: ${viewers}; ${lost(share)} of the tokens lost in the middle of ${pairs.length} pairs of blocks; ` +
      `95 % sure: between ${lost(high)} and ${lost(low)}\n`
  );
  return {
    name: `a busy real engine, viewers: ${viewers} / none`,
    ours: median(pairs.map(({ watched }) => watched)),
    theirs: median(pairs.map(({ alone }) => alone)),
    ratio: share,
    goal: viewers === LIMITED ? `at most ${100 * LOST_AT_MOST} % lost` : 'printed',
    ok: viewers !== LIMITED || share >= 1 - LOST_AT_MOST,
    unit: 'tokens/s',
  };
}
