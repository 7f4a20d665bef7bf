import fc from 'fast-check';
import { World } from '../server/testing/world';

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

test('drafts, accepted tokens and tokens agree', () => {
  const settings = fc.record({
    numTokens: fc.integer({ min: 1, max: 6 }),
    acceptance: fc.constantFrom(0, 0.3, 0.8, 1),
    seed: fc.nat(1000),
    maxTokens: fc.integer({ min: 1, max: 80 }),
    naturalTokens: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 80 })),
  });
  fc.assert(
    fc.property(settings, ({ numTokens, acceptance, seed, maxTokens, naturalTokens }) => {
      const world = new World({ speculative: { numTokens, acceptance } }, seed);
      const asked = world.ask({ maxTokens, naturalTokens });
      world.settle();
      const { metrics } = world;
      expect(asked.received).toBe(Math.min(maxTokens, naturalTokens));
      expect(asked.endings).toEqual([naturalTokens <= maxTokens ? 'stop' : 'length']);
      expect(metrics.generationTokens).toBe(asked.received);
      expect(metrics.specDraftTokens).toBe(numTokens * metrics.specDrafts);
      expect(metrics.specAcceptedTokens).toBe(sum(metrics.specAcceptedPerPosition));
      expect(metrics.specAcceptedTokens).toBeLessThanOrEqual(metrics.specDraftTokens);
      const perPosition = [...metrics.specAcceptedPerPosition];
      expect(perPosition).toEqual([...perPosition].sort((a, b) => b - a));
      // Only the tokens past the end of the last step may be cut off.
      const made = metrics.iterationTokens.count + metrics.specAcceptedTokens;
      expect(made).toBeGreaterThanOrEqual(asked.received);
      expect(made - asked.received).toBeLessThanOrEqual(numTokens);
      expect(metrics.interToken.count).toBe(metrics.iterationTokens.count - 1);
    }),
    { numRuns: 60 }
  );
});

test('drafts stop at the longest context, which then ends the reply', () => {
  const world = new World({ maxModelLen: 128, numGpuBlocks: 9, speculative: { numTokens: 5, acceptance: 1 } });
  const asked = world.ask({ prompt: 100, maxTokens: 1000 });
  world.settle();
  expect(asked.endings).toEqual(['length']);
  expect(asked.received).toBe(28);
  expect(world.metrics.kvUsage).toBe(0);
});

test('the share of accepted drafts is that of the settings', () => {
  const world = new World({ speculative: { numTokens: 1, acceptance: 0.7 } });
  Array.from({ length: 40 }, () => world.ask({ maxTokens: 200 }));
  world.settle();
  expect(world.metrics.specAcceptedTokens / world.metrics.specDraftTokens).toBeCloseTo(0.7, 1);
});
