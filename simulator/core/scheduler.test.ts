import fc from 'fast-check';
import { World } from '../server/testing/world';

test('a long prompt takes as many steps as its tokens need', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 8, max: 300 }), (prompt, maxNumBatchedTokens) => {
      const world = new World({ maxNumBatchedTokens, maxNumSeqs: 4 });
      world.ask({ prompt, maxTokens: 1 });
      world.settle();
      expect(world.engine.work.steps).toBe(Math.ceil(prompt / maxNumBatchedTokens));
      expect([world.metrics.iterationTokens.count, world.metrics.iterationTokens.sum]).toEqual([1, prompt + 1]);
    }),
    { numRuns: 50 }
  );
});

test('the long prefill threshold holds only where another request is there', () => {
  const settings = { longPrefillTokenThreshold: 100, maxNumBatchedTokens: 1000, maxNumSeqs: 4 };
  const alone = new World(settings);
  alone.ask({ prompt: 1000, maxTokens: 1 });
  alone.settle();
  expect(alone.engine.work.steps).toBe(1);
  const both = new World(settings);
  both.ask({ prompt: 50, maxTokens: 100 });
  const long = both.ask({ prompt: 1000, maxTokens: 1 });
  both.settle();
  expect(long.firstAt).toBeCloseTo(0.011 + 10 * 0.01, 9);
});

test('running requests come before waiting ones, in the order of their admission', () => {
  const world = new World({ maxNumBatchedTokens: 64, maxNumSeqs: 8 });
  const first = world.ask({ prompt: 100, maxTokens: 1 });
  const second = world.ask({ prompt: 60, maxTokens: 1 });
  const third = world.ask({ prompt: 10, maxTokens: 1 });
  world.settle();
  const steps = [first, second, third].map(({ firstAt }) => Math.round((firstAt - 0.001) / 0.01));
  expect(steps).toEqual([2, 3, 3]);
});

test('first come, first served', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 25 });
  fc.assert(
    fc.property(
      waits,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 10, max: 200 }),
      (gaps, maxNumSeqs, budget) => {
        const world = new World({ maxNumSeqs, maxNumBatchedTokens: budget });
        for (const gap of gaps) {
          world.run(gap / 1000);
          world.ask({ prompt: 80, maxTokens: 4 });
        }
        world.settle();
        const firsts = world.asked.map(({ firstAt }) => firstAt);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      }
    ),
    { numRuns: 40 }
  );
});

test('the newest running request is preempted, and it is the next to be admitted', () => {
  const world = new World({ blockSize: 16, numGpuBlocks: 13, maxModelLen: 128, maxNumSeqs: 3 });
  const asked = [30, 30, 30].map((prompt) => world.ask({ prompt, maxTokens: 60 }));
  const waiting = world.ask({ prompt: 30, maxTokens: 60 });
  let last = [0, 0, 0];
  const { scheduler } = world.engine;
  let running: unknown[] = [];
  world.settle(() => {
    const counts = asked.map(({ request }) => request.preemptions);
    const fresh = counts.findIndex((count, i) => count > last[i]);
    if (fresh >= 0) {
      expect(running.at(-1)).toBe(asked[fresh].request);
      expect(scheduler.waiting.at(0)).toBe(asked[fresh].request);
    }
    last = counts;
    running = [...scheduler.running];
  });
  expect(Math.max(...last)).toBeGreaterThan(0);
  expect(last[0]).toBe(0);
  expect(waiting.firstAt).toBeGreaterThan(Math.max(...asked.map(({ firstAt }) => firstAt)));
  expect(world.metrics.preemptions).toBe(last.reduce((a, b) => a + b) + waiting.request.preemptions);
  expect(world.metrics.requestNumPreemptions.sum).toBe(world.metrics.preemptions);
  expect(world.metrics.promptTokens).toBe(120);
});

test('a cache that shrinks below one request stalls it, and a bigger one lets it go on', () => {
  const world = new World({ blockSize: 16, numGpuBlocks: 17, maxModelLen: 256 });
  const asked = world.ask({ prompt: 60, maxTokens: 100 });
  world.run(0.2);
  world.engine.scheduler.cache.resize(4);
  world.settle();
  expect(world.metrics).toMatchObject({ running: 0, waitingCapacity: 1, kvUsage: 0 });
  world.engine.scheduler.cache.resize(16);
  world.ask({ prompt: 10, maxTokens: 1 });
  world.settle();
  expect(asked.endings).toEqual(['length']);
  expect(world.metrics.generationTokens).toBe(101);
});

test('the batch shrinks to a smaller limit by itself', () => {
  const world = new World({ maxNumSeqs: 4 });
  Array.from({ length: 6 }, () => world.ask({ maxTokens: 20 }));
  world.run(0.05);
  world.engine.scheduler.limits.maxNumSeqs = 1;
  expect(world.metrics.running).toBe(4);
  world.run(0.2);
  expect(world.metrics).toMatchObject({ running: 1, waitingCapacity: 1 });
});
