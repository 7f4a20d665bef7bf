import type { Browser } from '@playwright/test';
import { atMost, median } from '../rows';
import type { BenchRow } from '../types';
import { openPage } from './open';
import type { ChatBenchPage, LongReply } from './page-types';
import { startStage } from './stage';
import { MainThread } from './work';

const RATE = 500;
const TOKENS = 20_000;
const ROUNDS = 3;
const IDLE_MS = 5000;
const QUARTERS = [0, 1, 2, 3];
/** Of the idle page's frames, the share that must be left. */
const SHARE = 0.95;
/** The work per token in the last quarter, as a multiple of that in the first. */
const GROWTH = 1.25;

interface Measured extends LongReply {
  /** Processor time of the main thread by quarters, milliseconds. */
  readonly work: readonly number[];
}

/** One very long reply in a whole chat, beside the same page before it. */
export async function benchLongReply(browser: Browser): Promise<BenchRow[]> {
  const stage = await startStage(RATE);
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await measure(browser, stage.url));
  }
  await stage.close();
  const middle = (of: (round: Measured) => number) => median(rounds.map(of));
  const perToken = QUARTERS.map((i) => (QUARTERS.length * middle(({ work }) => work[i])) / TOKENS);
  process.stderr.write(
    `a reply of ${TOKENS} tokens at ${RATE}/s: frames/s ` +
      rounds
        .map(({ idle, streaming, tokens }) => `${streaming.toFixed(1)} (idle ${idle.toFixed(1)}; ${tokens} tokens)`)
        .join(', ') +
      `; by quarters ${QUARTERS.map((i) => middle(({ quarters }) => quarters[i]).toFixed(1)).join(', ')}; ` +
      `main thread, ms a token, ${perToken.map((ms) => ms.toFixed(3)).join(', ')}\n`
  );
  const idle = middle((one) => one.idle);
  return [
    frames(
      'a reply of 20,000 tokens: frames/s, and those of the idle page',
      middle(({ streaming }) => streaming),
      idle
    ),
    frames(
      'the same, in the last quarter of the reply',
      middle(({ quarters }) => quarters[3]),
      idle
    ),
    growth(perToken),
  ];
}

async function measure(browser: Browser, url: string): Promise<Measured> {
  const page = await openPage(browser, url);
  const thread = await MainThread.watch(page);
  const long = await page.evaluate(
    ([tokens, idleMs]) => (window as unknown as ChatBenchPage).chatBench.long(tokens, idleMs),
    [TOKENS, IDLE_MS] as const
  );
  const quarter = (long.ended - long.began) / QUARTERS.length;
  const work = QUARTERS.map((i) => thread.between(long.began + i * quarter, long.began + (i + 1) * quarter));
  await thread.stop();
  await page.context().close();
  return { ...long, work };
}

function frames(name: string, ours: number, theirs: number): BenchRow {
  const ratio = ours / theirs;
  return { name, ours, theirs, ratio, goal: `at least ${SHARE} of them`, ok: ratio >= SHARE, unit: '/s' };
}

function growth([first, , , last]: readonly number[]): BenchRow {
  const row = atMost('work per token, last quarter beside the first', 1000 * last, 1000 * first * GROWTH, 'µs');
  return { ...row, theirs: 1000 * first, ratio: last / first, goal: `at most ${GROWTH} times` };
}
