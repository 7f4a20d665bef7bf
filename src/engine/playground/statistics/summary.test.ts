import fc from 'fast-check';
import type { RequestResult } from '../types';
import { aResult } from './result-example';
import { sideSummary, summaryOf } from './summary';

const failed = (edits: Partial<RequestResult>) =>
  aResult({ ttft: 1, tpot: 1, gaps: [1], tokens: 500, failure: { kind: 'stalled', message: '' }, ...edits });

describe('latencies', () => {
  it('has percentiles between two ranks, as numpy.percentile has them', () => {
    const { ttft } = summaryOf(
      [400, 100, 300, 200].map((ms) => aResult({ ttft: ms })),
      {}
    );
    expect(ttft).toEqual({ count: 4, mean: 250, p50: 250, p95: 385, p99: 397, max: 400 });
  });

  it('pools every gap of every request', () => {
    const { gap } = summaryOf([aResult({ gaps: [10, 20, 30] }), aResult({ gaps: [100] }), aResult({ gaps: [] })], {});
    expect(gap).toMatchObject({ count: 4, mean: 40, p50: 25, max: 100 });
  });

  it('has tokens a second of one request, where it has a time per token', () => {
    const results = [aResult({ tpot: 20 }), aResult({ tpot: 0 }), aResult({ tpot: undefined })];
    expect(summaryOf(results, {})).toMatchObject({ rate: { count: 1, mean: 50 }, tpot: { count: 2, mean: 10 } });
  });

  it('leaves out what warmed up, was cancelled or failed', () => {
    const results = [
      aResult({ ended: 200 }),
      aResult({ round: 0, sent: -1000, ttft: 9000 }),
      aResult({ stopped: true, sent: 5000, ttft: 9000 }),
      failed({}),
    ];
    const summary = summaryOf(results, {});
    expect(summary).toMatchObject({ requests: 2, succeeded: 1, failures: { stalled: 1 }, span: 200 });
    expect([summary.ttft.max, summary.e2e.max, summary.gap.count]).toEqual([100, 200, 9]);
  });
});

describe('throughput', () => {
  it('is over the time of all measured requests, of the tokens of those that succeeded', () => {
    const { tokensPerSecond, requestsPerSecond } = summaryOf([aResult(), failed({ sent: 1500, ended: 2000 })], {});
    expect([tokensPerSecond, requestsPerSecond]).toEqual([5, 0.5]);
  });

  it('counts a target’s own turns only, and all the time where targets run together', () => {
    const turns = (
      [
        ['A', 0],
        ['A', 150],
        ['B', 400],
        ['B', 600],
        ['A', 1000],
      ] as const
    ).map(([side, sent]) => aResult({ side, sent, ended: sent + 200 }));
    const run = (together: boolean) => ({ results: turns, settings: { together, objectives: {} } as never });
    expect([sideSummary(run(false), 'A').span, sideSummary(run(false), 'B').span]).toEqual([350 + 200, 400]);
    expect([sideSummary(run(true), 'A').span, sideSummary(run(true), 'B').span]).toEqual([1200, 400]);
    expect(sideSummary(run(false), 'A').requests).toBe(3);
  });
});

describe('goodput', () => {
  const objectives = { ttft: 100, tpot: 10, e2e: 200 };

  it('is the share that met every objective, of all that were measured', () => {
    const results = [
      aResult(),
      aResult({ ttft: 100.1 }),
      aResult({ tpot: 10.1 }),
      aResult({ ended: 201 }),
      failed({ ended: 1000 }),
    ];
    expect(summaryOf(results, objectives).goodput).toEqual({ share: 0.2, perSecond: 1 });
    expect(summaryOf(results, {}).goodput).toEqual({ share: 0.8, perSecond: 4 });
  });

  it('asks nothing per token of a reply that came at once, but a first token', () => {
    expect(summaryOf([aResult({ tpot: undefined })], objectives).goodput?.share).toBe(1);
    expect(summaryOf([aResult({ ttft: undefined })], objectives).goodput?.share).toBe(0);
  });
});

test('phases are means over the requests of which the engine told them', () => {
  const results = [{ queue: 1, prefill: 10 }, { queue: 3 }, undefined].map((server) => aResult({ server }));
  expect(summaryOf(results, {}).phases).toEqual({ count: 2, queue: 2, prefill: 10 });
});

test('nothing at all is no number at all', () => {
  const none = { count: 0 };
  expect(summaryOf([], { ttft: 1 })).toEqual({
    ...{ ttft: none, gap: none, tpot: none, e2e: none, rate: none, phases: none },
    ...{ requests: 0, succeeded: 0, failures: {}, span: 0 },
  });
});

test('percentiles ascend from p50 to the maximum', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (times) => {
      const { p50, p95, p99, max } = summaryOf(
        times.map((ttft) => aResult({ ttft })),
        {}
      ).ttft;
      expect([p50, p95, p99, max]).toEqual([p50, p95, p99, max].sort((a, b) => a! - b!));
      expect(max).toBe(Math.max(...times));
    })
  );
});
