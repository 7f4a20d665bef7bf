import type { Browser } from '@playwright/test';
import { atMost, median, none } from '../rows';
import type { BenchRow } from '../types';
import { openPage } from './open';
import type { ChatBenchPage, Round } from './page-types';
import { startStage } from './stage';

const STREAMS = 3;
const RATE = 100;
const TOKENS = 500;
/** Nothing is taken from the first round, in which the page is still being compiled. */
const ROUNDS = 6;
const WHAT = `chat, ${STREAMS} × ${RATE} tokens/s`;

/** Replies at once, read by plain `fetch` and by the chat in turn; each event says when it was sent. */
export async function benchDelay(browser: Browser): Promise<BenchRow[]> {
  const stage = await startStage(RATE);
  const page = await openPage(browser, stage.url);
  const [plain, chat]: [Round[], Round[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [reader, rounds] of [['plain', plain] as const, ['chat', chat] as const]) {
      rounds.push(
        await page.evaluate(
          ([name, streams, tokens]) => (window as unknown as ChatBenchPage).chatBench[name](streams, tokens),
          [reader, STREAMS, TOKENS] as const
        )
      );
    }
  }
  await page.context().close();
  await stage.close();
  plain.shift();
  chat.shift();
  const added = (q: number) => median(chat.map(({ delays }, i) => at(delays, q) - at(plain[i].delays, q)));
  const over = chat.flatMap(({ longTasks }) => longTasks);
  const tasks = [over, plain.flatMap(({ longTasks }) => longTasks)].map(
    (all) => `${all.length} (${Math.max(0, ...all)} ms)`
  );
  process.stderr.write(
    `${WHAT}, ${chat.length} rounds of ${chat[0].delays.length} events; sent to read, ms, p50 and p95: ` +
      `fetch ${spread(plain)}, chat ${spread(chat)}, added ${added(0.5).toFixed(2)} and ${added(0.95).toFixed(2)}; ` +
      `sent to drawn ${median(chat.map(({ drawn }) => at(drawn, 0.5))).toFixed(1)}; ` +
      `tasks over 50 ms, and the longest: ${tasks[0]}, with fetch ${tasks[1]}\n`
  );
  return [
    atMost(`${WHAT}: delay that its client adds to fetch, p50`, added(0.5), 2, 'ms'),
    none(`${WHAT}: tasks over 50 ms`, over.length, 'tasks'),
  ];
}

function spread(rounds: readonly Round[]): string {
  return [0.5, 0.95].map((q) => median(rounds.map(({ delays }) => at(delays, q))).toFixed(2)).join(' and ');
}

function at(values: readonly number[], q: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))];
}
