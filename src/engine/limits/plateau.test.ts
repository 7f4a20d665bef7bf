import { parsePage } from '../exposition/parse';
import type { Scrape } from '../exposition/types';
import { type BatchSample, batchSamples } from './batch-samples';
import { observedSlots } from './plateau';

/** An engine with four slots and a queue, a scrape every five seconds. */
function starved(change: (i: number) => Partial<BatchSample> = () => ({}), length = 10): BatchSample[] {
  return Array.from({ length }, (_, i) => ({
    t: i * 5000,
    running: 4,
    waiting: 3,
    kvUsage: 0.1,
    preemptions: 0,
    finished: i * 2,
    tokens: i * 400,
    steps: i * 100,
    ...change(i),
  }));
}

it('sees a plateau', () => {
  expect(observedSlots(starved(), 100)).toEqual({
    value: 4,
    provenance: { kind: 'observed', windowMs: 45_000, from: 0, to: 45_000, scrapes: 10, kvUsage: 0.1 },
  });
});

it.each<[string, BatchSample[], number | undefined]>([
  ['nothing was scraped', [], 100],
  ['it was too short', starved(undefined, 6), 100],
  ['there were too few scrapes', starved((i) => ({ t: i * 20_000 }), 5), 100],
  ['nobody waited', starved(() => ({ waiting: 0 })), 100],
  ['more ran at another time', starved((i) => (i === 0 ? { running: 5, waiting: 0 } : {})), 100],
  ['the batch went up and down', starved((i) => ({ running: 3 + (i % 2) })), 100],
  ['the KV cache was full', starved(() => ({ kvUsage: 0.95 })), 100],
  ['a long request would not have fitted', starved(() => ({ kvUsage: 0.55 })), 2],
  ['nobody knows what fits, and much was in use', starved(() => ({ kvUsage: 0.6 })), undefined],
  ['a request was preempted', starved((i) => ({ preemptions: Number(i > 4) })), 100],
  ['the engine was frozen', starved(() => ({ steps: 100, tokens: 400, finished: 20 })), 100],
  ['no slot became free', starved(() => ({ finished: 20 })), 100],
  ['prompts filled the steps', starved((i) => ({ tokens: i * 100 * 2048 })), 100],
])('claims nothing where %s', (_, samples, concurrency) => {
  expect(observedSlots(samples, concurrency)).toBeUndefined();
});

it('bears a moment between two batches', () => {
  expect(
    observedSlots(
      starved((i) => (i === 5 ? { running: 0 } : {})),
      100
    )?.value
  ).toBe(4);
});

const page = (steps: number, more = '') => `${more}vllm:num_requests_running{engine="0"} 4
vllm:num_requests_waiting{engine="0"} 3
vllm:num_requests_waiting_by_reason{engine="0",reason="deferred"} 3
vllm:num_requests_waiting_by_reason{engine="0",reason="capacity"} 0
vllm:gpu_cache_usage_perc{engine="0"} 0.5
vllm:num_preemptions_total{engine="0"} 1
vllm:request_success_total{engine="0",finished_reason="stop"} 5
vllm:request_success_total{engine="0",finished_reason="length"} 6
vllm:iteration_tokens_total_sum{engine="0"} ${steps * 4}
vllm:iteration_tokens_total_count{engine="0"} ${steps}
`;
const scrape = (t: number, text: string): Scrape => ({ t, snapshot: parsePage(text, t) });

describe('batchSamples', () => {
  it('reads old names, adds up reasons to finish, and leaves out those that wait for something else', () => {
    const [sample] = batchSamples([scrape(1000, page(7))]).get('0') ?? [];
    expect(sample).toEqual({
      t: 1000,
      running: 4,
      waiting: 0,
      kvUsage: 0.5,
      preemptions: 1,
      finished: 11,
      tokens: 28,
      steps: 7,
    });
  });

  it('starts again with the engine, and passes failed scrapes over', () => {
    const scrapes = [scrape(1, page(7)), { t: 2, error: 'refused' }, scrape(3, page(2, 'new 1\n')), scrape(4, page(3))];
    expect(
      batchSamples(scrapes)
        .get('0')
        ?.map(({ t }) => t)
    ).toEqual([3, 4]);
  });

  it('leaves out engines that do not show all that is needed', () => {
    expect(batchSamples([scrape(1, 'vllm:num_requests_running{engine="0"} 4\n')]).size).toBe(0);
    const broken = page(1).replace('_perc{engine="0"} 0.5', '_perc{engine="0"} NaN');
    expect(batchSamples([scrape(1, broken)]).get('0')).toEqual([]);
  });
});
