import { type DataFrame, type DataQueryResponse, LoadingState } from '@grafana/data';
import { BehaviorSubject, type Observable, Subject } from 'rxjs';
import { signature } from '../../../src/engine/measures/live/vector';
import { LiveEvaluator } from '../../../src/engine/measures/live/evaluate';
import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { SharedEvaluators } from '../../../src/datasource/live/evaluators';
import { MeasureTarget } from '../../../src/datasource/live/measure-target';
import { liveResponse } from '../../../src/datasource/live/response';
import { WorkQueue } from '../../../src/datasource/live/work-queue';
import { liveTarget, type TargetContext } from '../../../src/datasource/live/targets';
import type { FeedState } from '../../../src/datasource/live/types';
import type { MeasureQuery, VllmQuery } from '../../../src/datasource/query/model';
import { recordedScrapes, sourceOf } from '../../support/recordings';

beforeAll(() => jest.useFakeTimers());
afterAll(() => jest.useRealTimers());

const target = { job: 'vllm', instance: 'one' };
const { scrapes } = sourceOf(recordedScrapes('healthy-0.32.0'), target);
const [first, last] = [scrapes[0].t, scrapes[scrapes.length - 1].t];
const span = { from: first, to: last };

/** What a feed says after the scrapes up to a time. */
function stateAt(t: number, more: Partial<FeedState> = {}): FeedState {
  const known = scrapes.filter((scrape) => scrape.t <= t);
  const good = known.filter(({ snapshot }) => snapshot);
  return {
    page: 'engine',
    target,
    scrapes: known,
    snapshot: good[good.length - 1]?.snapshot,
    text: 'vllm:x 1\n',
    interval: 1_000,
    wantedInterval: 1_000,
    ...more,
  };
}

const queue = new WorkQueue();
const context: TargetContext = {
  step: 1_000,
  range: last - first,
  leastWindow: 15_000,
  bounds: true,
  evaluators: new SharedEvaluators(),
  typedLimits: { by: 'the settings', max_num_seqs: 7 },
  models: () => [],
};

const measure = (id: string, more: Partial<MeasureQuery> = {}): MeasureQuery => ({
  refId: 'A',
  queryType: 'measure',
  measure: id,
  window: '15s',
  ...more,
});

/** Lets everything that a response has planned come to pass. */
async function packets(response: Observable<DataQueryResponse>, drive: () => void | Promise<void> = () => undefined) {
  const seen: DataQueryResponse[] = [];
  const subscription = response.subscribe((packet) => seen.push(packet));
  await drive();
  await jest.runAllTimersAsync();
  subscription.unsubscribe();
  return seen;
}

const values = (frame: DataFrame, name = 'Value') => frame.fields.find((field) => field.name === name)?.values ?? [];
const times = (frame: DataFrame) => values(frame, 'Time');

function answerTo(query: VllmQuery, state: FeedState, range = { ...span, moving: false }) {
  const run = liveTarget(query as Exclude<VllmQuery, { queryType: 'promql' }>, context);
  return packets(liveResponse([run], range, { states: () => new BehaviorSubject(state), queue, now: () => last }));
}

describe('a measure, live', () => {
  it('has a point for every scrape, each as the evaluator gives it, with its bucket', async () => {
    const [{ data, state }] = await answerTo(measure('ttft_p95', { by: ['model_name'] }), stateAt(last));
    expect(state).toBe(LoadingState.Done);
    const [frame] = data as DataFrame[];
    expect(times(frame)).toEqual(scrapes.map(({ t }) => t));
    times(frame).forEach((at: number, i: number) => {
      const evaluator = new LiveEvaluator([{ target, scrapes }], { at, window: 15_000, by: ['model_name'] });
      const [value] = evaluator.measure(measureById('ttft_p95'));
      expect(values(frame)[i]).toEqual(value?.value ?? null);
      expect(values(frame, 'upper')[i]).toEqual(value?.bounds?.upper ?? null);
    });
    expect(frame.fields[1]).toMatchObject({
      labels: { model_name: expect.any(String) },
      config: { unit: 's', displayNameFromDS: expect.stringMatching(/^Time to first token p95 · /) },
    });
  });

  it('moves on with every scrape: time goes on, and what is old goes', async () => {
    const states = new BehaviorSubject(stateAt(first + 20_000));
    let clock = first + 20_000;
    const run = liveTarget(measure('running', { legend: 'now' }), context);
    const range = { from: first, to: first + 20_000, moving: true };
    const seen = await packets(
      liveResponse([run], range, { states: () => states, queue, now: () => clock }),
      async () => {
        await jest.runAllTimersAsync();
        clock += 10_000;
        states.next(stateAt(first + 30_000));
      }
    );
    expect(seen.map(({ state, key }) => [state, key])).toEqual([
      [LoadingState.Streaming, 'live'],
      [LoadingState.Streaming, 'live'],
    ]);
    const [before, after] = seen.map(({ data }) => times(data[0] as DataFrame));
    expect([before[0], before[before.length - 1] <= first + 20_000]).toEqual([first, true]);
    expect(after[0]).toBeGreaterThanOrEqual(first + 10_000);
    expect(after[after.length - 1]).toBeGreaterThan(before[before.length - 1]);
  });

  it('keeps its points when a scrape fails, and says how old they are', async () => {
    const problem = { cause: 'unreachable' as const, text: 'The engine does not answer.' };
    const failed = { ...stateAt(last), scrapes: [...scrapes, { t: last + 1_000, error: problem.text }], problem };
    const [{ data, state, errors }] = await answerTo(measure('kv_usage'), failed, {
      ...span,
      to: last + 2_000,
      moving: true,
    });
    expect([state, errors]).toEqual([LoadingState.Streaming, undefined]);
    const [frame] = data as DataFrame[];
    expect(times(frame)).toHaveLength(scrapes.length);
    expect(frame.meta?.notices).toEqual([
      { severity: 'warning', text: expect.stringMatching(/^Last updated .* ago: The engine does not answer\.$/) },
    ]);
  });

  it('is an error only where there was never a page', async () => {
    const problem = { cause: 'wrong-key' as const, text: 'The key is wrong.' };
    const [{ data, state, errors }] = await answerTo(measure('kv_usage'), {
      ...stateAt(0),
      scrapes: [{ t: first, error: problem.text }],
      problem,
    });
    expect([state, errors]).toEqual([LoadingState.Error, [{ refId: 'A', message: 'The key is wrong.' }]]);
    expect((data[0] as DataFrame).fields).toEqual([]);
  });

  it('breaks off where scrapes failed in between', async () => {
    const middle = scrapes[20].t;
    const broken = scrapes.map((scrape) => (scrape.t === middle ? { t: middle, error: 'down' } : scrape));
    const [{ data }] = await answerTo(measure('running'), { ...stateAt(last), scrapes: broken });
    const [frame] = data as DataFrame[];
    const gap = times(frame).indexOf(middle);
    expect(values(frame)[gap]).toBeNull();
    expect([values(frame)[gap - 1], values(frame)[gap + 1]]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('says what it takes where the engine does not expose it', async () => {
    const old = sourceOf(recordedScrapes('slot-starved-0.20.2'), target).scrapes;
    const state = { ...stateAt(last), scrapes: old, snapshot: old[old.length - 1].snapshot };
    const range = { from: old[0].t, to: old[old.length - 1].t, moving: false };
    const [{ data }] = await answerTo(measure('max_concurrency'), state, range);
    expect((data[0] as DataFrame).meta?.notices?.[0].text).toMatch(/not exposed by this engine\. Needs vLLM 0\.24/);
  });

  it('takes older points from Prometheus, and each point says where it is from', async () => {
    const changes = new Subject<void>();
    const run = liveTarget(measure('running'), context) as MeasureTarget;
    const older = [{ labels: {}, times: [first - 60_000, first - 30_000, first + 5_000], values: [1, 2, 99] }];
    const range = { from: first - 45_000, to: last, moving: true };
    const deps = { states: () => new BehaviorSubject(stateAt(last)), queue, changes, now: () => last };
    const seen = await packets(liveResponse([run], range, deps), async () => {
      await jest.runAllTimersAsync();
      run.prepend(older);
      changes.next();
    });
    const frame = seen[seen.length - 1].data[0] as DataFrame;
    expect(times(frame).slice(0, 2)).toEqual([first - 30_000, first]);
    expect(values(frame)[0]).toBe(2);
    expect(values(frame, 'source').slice(0, 2)).toEqual(['prometheus', 'live']);
  });

  it('shifts points of Prometheus to this browser’s clock where that is wrong', async () => {
    const run = liveTarget(measure('running'), context) as MeasureTarget;
    run.prepend([{ labels: {}, times: [first - 30_000 + 60_000], values: [2] }]);
    const range = { from: first - 45_000, to: last, moving: true };
    const state = stateAt(last, { skew: 60_000 });
    const deps = { states: () => new BehaviorSubject(state), queue, now: () => last };
    const seen = await packets(liveResponse([run], range, deps));
    expect(times(seen[0].data[0] as DataFrame).slice(0, 2)).toEqual([first - 30_000, first]);
  });

  it('makes a heatmap of the histogram behind it', async () => {
    const [{ data }] = await answerTo(measure('ttft_p95', { format: 'heatmap' }), stateAt(last));
    const [frame] = data as DataFrame[];
    expect(frame.meta?.type).toBe('heatmap-rows');
    const buckets = frame.fields.slice(1);
    expect(buckets.map(({ name }) => name).slice(0, 2)).toEqual(['0.001', '0.005']);
    expect(buckets[buckets.length - 1].name).toBe('+Inf');
    const at = scrapes.length - 1;
    const total = buckets.reduce((sum, field) => sum + (field.values[at] ?? 0), 0);
    const [count] = new LiveEvaluator([{ target, scrapes }], { at: last, window: 15_000 }).expression({
      op: 'aggregate',
      fn: 'sum',
      by: 'group',
      of: { op: 'rate', signal: 'ttft', part: 'count' },
    });
    expect(total).toBeCloseTo(count.value, 9);
  });

  it('is a table of the newest values where that is asked for', async () => {
    const [{ data }] = await answerTo(measure('ttft_p95', { by: ['engine'], format: 'table' }), stateAt(last));
    const [frame] = data as DataFrame[];
    expect(frame.fields.map(({ name }) => name)).toEqual([
      'Time',
      'engine',
      'Time to first token p95',
      'more than',
      'at most',
    ]);
    expect(frame.length).toBe(1);
  });
});

describe('the other queries, live', () => {
  it('shows limits with their provenance, typed ones among them', async () => {
    const [{ data }] = await answerTo({ refId: 'L', queryType: 'limits' }, stateAt(last));
    const [frame] = data as DataFrame[];
    const rows = values(frame, 'Id').map((id: string, i: number) => [id, values(frame, 'Provenance')[i]]);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['max_num_seqs', 'typed'],
        ['kv_tokens', 'reported'],
      ])
    );
  });

  it('shows a family as it is on the page', async () => {
    const raw: VllmQuery = { refId: 'R', queryType: 'raw', family: 'vllm:num_requests_running', legend: '{{engine}}' };
    const [{ data }] = await answerTo(raw, stateAt(last));
    const [frame] = data as DataFrame[];
    expect(frame.name).toBe('0');
    expect(times(frame)).toHaveLength(scrapes.length);
  });

  it('counts how requests ended over the range', async () => {
    const [{ data }] = await answerTo({ refId: 'Q', queryType: 'requests', format: 'table' }, stateAt(last));
    const [frame] = data as DataFrame[];
    expect(values(frame, 'Outcome')).toEqual(expect.arrayContaining(['stop', 'length']));
  });

  it('shows the page itself', async () => {
    const [{ data }] = await answerTo({ refId: 'P', queryType: 'page' }, stateAt(last));
    expect(values(data[0] as DataFrame, 'Line')).toEqual(['vllm:x 1']);
  });
});

it('answers all queries of a panel in one packet', async () => {
  const runs = [measure('running'), measure('waiting', { refId: 'B' })].map((query) => liveTarget(query, context));
  const seen = await packets(
    liveResponse(
      runs,
      { ...span, moving: true },
      { states: () => new BehaviorSubject(stateAt(last)), queue, now: () => last }
    )
  );
  expect(seen.map(({ data }) => data.map(({ refId }) => refId))).toEqual([['A', 'B']]);
});

it('gives every group a series of its own', async () => {
  const fleet = sourceOf(recordedScrapes('data-parallel-2-0.32.0'), target).scrapes;
  const state = { ...stateAt(last), scrapes: fleet, snapshot: fleet[fleet.length - 1].snapshot };
  const range = { from: fleet[0].t, to: fleet[fleet.length - 1].t, moving: false };
  const [{ data }] = await answerTo(measure('running', { by: ['engine'] }), state, range);
  expect(data.map((frame: DataFrame) => signature(frame.fields[1].labels ?? {}))).toEqual([
    signature({ engine: '0' }),
    signature({ engine: '1' }),
  ]);
});
