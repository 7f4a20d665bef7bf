import { median } from '../rows';
import type { Server } from './server';
import { type Answered, ask, type Query } from './timing';

/** What a browser sends to one host at a time. */
const AT_A_TIME = 6;

/** Medians of all rounds. */
export interface Times {
  /** Milliseconds until all were answered, six at a time and one by one. */
  readonly together: number;
  readonly oneByOne: number;
  /** Milliseconds of Prometheus' processor time for the latter: what other programs leave alone. */
  readonly processor: number;
  /** Each query by itself. */
  readonly each: readonly Answered[];
}

interface Measured {
  readonly together: number[];
  readonly oneByOne: number[];
  readonly processor: number[];
  readonly each: Answered[][];
}

/** Times lists of queries in turn, the order turned round every other round, after one round that does not count. */
export async function timeInTurn(
  server: Server,
  lists: ReadonlyArray<readonly Query[]>,
  rounds: number
): Promise<Times[]> {
  const all = lists.map((): Measured => ({ together: [], oneByOne: [], processor: [], each: [] }));
  for (const queries of lists) {
    await ask(server.url, queries, AT_A_TIME);
  }
  const order = lists.map((_, i) => i);
  for (let round = 0; round < rounds; round++) {
    for (const i of round % 2 === 0 ? order : [...order].reverse()) {
      await measure(server, lists[i], all[i]);
    }
  }
  return all.map(({ together, oneByOne, processor, each }, i) => ({
    together: median(together),
    oneByOne: median(oneByOne),
    processor: median(processor),
    each: lists[i].map((_, query) => {
      const own = each.map((answers) => answers[query]);
      return { ...own[0], ms: median(own.map(({ ms }) => ms)) };
    }),
  }));
}

async function measure({ url, processorSeconds }: Server, queries: readonly Query[], into: Measured): Promise<void> {
  into.together.push((await ask(url, queries, AT_A_TIME)).ms);
  const before = await processorSeconds();
  const { ms, answers } = await ask(url, queries, 1);
  into.processor.push(1000 * ((await processorSeconds()) - before));
  into.oneByOne.push(ms);
  into.each.push([...answers]);
}
