import fc from 'fast-check';
import { World } from '../server/testing/world';
import { SegmentedContent } from './content';

const MAX_MODEL_LEN = 96;

const question = fc.record({
  at: fc.integer({ min: 0, max: 600 }),
  shared: fc.integer({ min: 0, max: 40 }),
  family: fc.integer({ min: 0, max: 2 }),
  own: fc.integer({ min: 1, max: 50 }),
  maxTokens: fc.integer({ min: 1, max: 80 }),
  naturalTokens: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 40 })),
  lora: fc.constantFrom(undefined, undefined, 'a', 'b'),
  /** Milliseconds after which the client goes away. */
  leaves: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 4 }),
  /** Which request is aborted when this one's third tokens come. */
  kills: fc.option(fc.nat(30), { freq: 4 }),
});

const settings = fc.record({
  maxNumSeqs: fc.integer({ min: 1, max: 6 }),
  maxNumBatchedTokens: fc.integer({ min: 6, max: 120 }),
  blockSize: fc.constantFrom(4, 16),
  spareBlocks: fc.integer({ min: 0, max: 20 }),
  longPrefillTokenThreshold: fc.constantFrom(0, 10),
  enablePrefixCaching: fc.boolean(),
  version: fc.constantFrom('0.32.0', '0.16.0'),
  dataParallelSize: fc.constantFrom(1, 1, 2),
  maxNumQueuedReqs: fc.constantFrom(undefined, undefined, 5),
  speculative: fc.constantFrom(undefined, { numTokens: 3, acceptance: 0.6 }),
  seed: fc.nat(100),
});

const scenario = fc.tuple(settings, fc.array(question, { minLength: 1, maxLength: 30, size: 'max' }));
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

function worldOf([{ spareBlocks, seed, ...rest }, questions]: Scenario): World {
  const numGpuBlocks = 1 + MAX_MODEL_LEN / rest.blockSize + spareBlocks;
  const lora = { adapters: ['a', 'b'], maxLoras: 1 };
  const world = new World({ ...rest, maxModelLen: MAX_MODEL_LEN, numGpuBlocks, lora }, seed);
  const ordered = [...questions].sort((a, b) => a.at - b.at);
  for (const { at, shared, family, own, leaves, kills, ...spec } of ordered) {
    world.events.call(at / 1000, () => {
      const segments = [
        { id: -1 - family, length: shared },
        { id: world.server.nextContentId(), length: own },
      ];
      let calls = 0;
      const asked = world.ask({ prompt: new SegmentedContent(segments), ...spec }, () => {
        const victim = kills === null ? undefined : world.asked[kills];
        if (++calls === 3 && victim !== undefined) {
          world.abort(victim);
        }
      });
      if (leaves !== null) {
        world.events.call((at + leaves) / 1000, () => world.abort(asked));
      }
    });
  }
  return world;
}

function checkState({ server }: World): void {
  const { maxNumSeqs, maxNumBatchedTokens, numGpuBlocks, maxModelLen } = server.settings;
  for (const { scheduler } of server.engines) {
    const { running, waiting, cache } = scheduler;
    const blocks = new Set(running.flatMap((request) => request.blocks)).size;
    expect(Math.round(cache.usage * (numGpuBlocks - 1))).toBe(blocks);
    expect(blocks).toBeLessThan(numGpuBlocks);
    expect(running.length).toBeLessThanOrEqual(maxNumSeqs);
    expect(running.reduce((sum, { scheduled }) => sum + scheduled, 0)).toBeLessThanOrEqual(maxNumBatchedTokens);
    const waits = Array.from({ length: waiting.size }, (_, i) => waiting.at(i));
    expect(waits.filter(({ deferred }) => deferred)).toHaveLength(scheduler.deferred);
    expect(waits.every((request) => request.state === 'waiting' && request.blocks.length === 0)).toBe(true);
    expect(running.every(({ state, length }) => state === 'running' && length < maxModelLen)).toBe(true);
  }
}

test('nothing is lost under any load', () => {
  fc.assert(
    fc.property(scenario, (given) => {
      const world = worldOf(given);
      world.settle(() => checkState(world));
      const ends = world.asked.map(({ endings }) => endings);
      expect(ends.every((endings) => endings.length === 1)).toBe(true);
      const total = (of: (metrics: World['metrics']) => number) =>
        world.server.engines.reduce((sum, { metrics }) => sum + of(metrics), 0);
      const finished = world.asked.filter(({ endings: [how] }) => how === 'stop' || how === 'length');
      const answered = world.asked.filter(({ received }) => received > 0);
      for (const { request, received } of finished) {
        const { maxTokens, naturalTokens, prompt } = request.spec;
        expect(received).toBe(Math.min(maxTokens, naturalTokens, MAX_MODEL_LEN - prompt.length));
      }
      expect(total((m) => m.generationTokens)).toBe(answered.reduce((sum, { received }) => sum + received, 0));
      expect(total((m) => m.promptTokens)).toBe(answered.reduce((sum, a) => sum + a.request.spec.prompt.length, 0));
      expect(total((m) => m.timeToFirstToken.count)).toBe(answered.length);
      expect(total((m) => m.timeToFirstToken.count - m.endToEnd.count)).toBe(answered.length - finished.length);
      expect(total((m) => m.success.stop + m.success.length)).toBe(finished.length);
      expect(total((m) => m.success.abort + m.success.error)).toBe(0);
      expect(total((m) => m.running + m.waitingCapacity + m.waitingDeferred + m.kvUsage)).toBe(0);
      for (const { metrics } of world.server.engines) {
        const perRequest = [metrics.queue, metrics.prefill, metrics.decode, metrics.inference, metrics.requestParamsN];
        perRequest.forEach(({ count }) => expect(count).toBe(metrics.endToEnd.count));
        expect(metrics.requestGenerationTokens.count).toBe(metrics.endToEnd.count);
        expect(metrics.promptTokensCached).toBeLessThanOrEqual(metrics.prefixHits);
      }
      const rejections = Object.values(world.server.state().rejections).reduce((a, b) => a + b, 0);
      // A client that is gone hears nothing of a rejection that has been counted.
      const told = ends.filter(([how]) => how === 'max_num_queued_reqs').length;
      expect(told).toBeLessThanOrEqual(rejections);
      expect(rejections - told).toBeLessThanOrEqual(ends.filter(([how]) => how === 'aborted').length);
    }),
    { numRuns: 100 }
  );
});

test('the same seed is the same run', () => {
  fc.assert(
    fc.property(scenario, (given) => {
      const [a, b] = [worldOf(given), worldOf(given)];
      [a, b].forEach((world) => world.settle());
      expect(a.server.engines.map(({ metrics }) => metrics)).toEqual(b.server.engines.map(({ metrics }) => metrics));
    }),
    { numRuns: 15 }
  );
});
