import { SegmentedContent } from '../../simulator/core/content';
import { EventQueue } from '../../simulator/core/events';
import { Random } from '../../simulator/core/random';
import type { SimulatedRequest } from '../../simulator/core/request';
import { SimulatedServer } from '../../simulator/server/server';
import type { EngineSettings } from '../../simulator/server/settings';
import type { Phase } from './scenario';

/** What was seen of a phase, on the real engine or on the simulated one. */
export interface Seen {
  /** Generated tokens a second while clients began new requests. */
  readonly throughput: number;
  /** Once a second: medians of the requests that run and wait, and the mean share of KV blocks in use. */
  readonly running: number;
  readonly waiting: number;
  readonly kvUsage: number;
  readonly preemptions: number;
  /** Median at the client, seconds. */
  readonly ttft: number;
}

/** What the recording says of a phase. */
export function recorded(phase: Phase): Seen {
  const { intervals, seconds, requests } = phase;
  const from = intervals[0].from;
  const loaded = intervals.filter(({ to }) => to <= from + seconds * 1000);
  const time = loaded.reduce((sum, interval) => sum + interval.seconds, 0);
  return {
    throughput: loaded.reduce((sum, { generatedTokens }) => sum + generatedTokens, 0) / time,
    running: median(loaded.map(({ running }) => running)),
    waiting: median(loaded.map(({ waiting }) => waiting)),
    kvUsage: mean(loaded.map(({ kvUsage }) => kvUsage)),
    preemptions: intervals.reduce((sum, { preemptions }) => sum + preemptions, 0),
    ttft: median(requests.flatMap(({ ttft }) => (ttft === undefined ? [] : [ttft]))),
  };
}

/** Issues the phase's load again on a simulated engine. */
export function play(phase: Phase, settings: EngineSettings, seed: number): Seen {
  const events = new EventQueue();
  const server = new SimulatedServer({ settings, events, random: new Random(seed), epoch: 1.79e9 });
  const ttfts: number[] = [];
  let next = 0;
  const issue = (again: () => void) => {
    const { promptTokens, replyTokens, aborted } = phase.requests[next++ % phase.requests.length];
    const shared = Math.min(phase.sharedTokens, promptTokens - 1);
    const own = { id: server.nextContentId() + 1, length: promptTokens - shared };
    const prompt = new SegmentedContent(shared > 0 ? [{ id: 0, length: shared }, own] : [own]);
    const request: SimulatedRequest = server.submit(
      { prompt, maxTokens: aborted ? 400 : replyTokens, naturalTokens: Infinity, replyId: server.nextContentId() + 1 },
      {
        tokens: (_, __, now) => {
          if (request.firstTokenAt === now) {
            ttfts.push(now - request.arrived);
          }
          if (aborted && request.output >= replyTokens) {
            server.abort(request);
            again();
          }
        },
        finished: again,
      }
    );
  };
  if (phase.concurrency === undefined) {
    phase.requests.forEach(({ start }) => events.call(start, () => issue(() => undefined)));
  } else {
    const again = () => events.call(events.now + phase.clientSeconds, client);
    const client = () => (events.now < phase.seconds ? issue(again) : undefined);
    for (let i = 0; i < phase.concurrency; i++) {
      client();
    }
  }
  const samples: Array<{ running: number; waiting: number; kvUsage: number }> = [];
  const sum = (of: (core: SimulatedServer['engines'][number]) => number) =>
    server.engines.reduce((total, core) => total + of(core), 0);
  for (let second = 1; second <= phase.seconds; second++) {
    events.runUntil(second);
    samples.push({
      running: sum(({ metrics }) => metrics.running),
      waiting: sum(({ metrics }) => metrics.waitingCapacity),
      kvUsage: sum(({ metrics }) => metrics.kvUsage) / server.engines.length,
    });
  }
  const generated = sum(({ metrics }) => metrics.generationTokens);
  events.runUntil(Math.min(phase.length, phase.seconds + 60));
  return {
    throughput: generated / phase.seconds,
    running: median(samples.map(({ running }) => running)),
    waiting: median(samples.map(({ waiting }) => waiting)),
    kvUsage: mean(samples.map(({ kvUsage }) => kvUsage)),
    preemptions: sum(({ metrics }) => metrics.preemptions),
    ttft: median(ttfts),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
