import fc from 'fast-check';
import { World } from '../server/testing/world';
import { SegmentedContent, TokenList, type Segment } from './content';

const content = (...segments: Segment[]) => new SegmentedContent(segments);

/** Prompt tokens that a request finds in the cache once the earlier ones are answered. */
function cachedAfter(world: World, question: Parameters<World['ask']>[0]): number {
  world.settle();
  const { request } = world.ask(question);
  world.settle();
  return request.cached;
}

test('a prompt finds the full blocks of what it shares, but never its own last token', () => {
  const lengths = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(lengths, lengths, lengths, fc.constantFrom(4, 16), (shared, before, after, blockSize) => {
      const world = new World({ blockSize });
      world.ask({ prompt: content({ id: -1, length: shared }, { id: -2, length: before }) });
      const cached = cachedAfter(world, { prompt: content({ id: -1, length: shared }, { id: -3, length: after }) });
      expect(cached).toBe(Math.floor(shared / blockSize) * blockSize);
    }),
    { numRuns: 60 }
  );
});

test('the same prompt again computes at least its last token', () => {
  const world = new World({ blockSize: 16 });
  for (const length of [1, 15, 16, 17, 160, 161]) {
    const prompt = content({ id: -length, length });
    world.ask({ prompt });
    expect(cachedAfter(world, { prompt })).toBe(Math.floor((length - 1) / 16) * 16);
  }
});

test('how a prompt is cut into segments of no length does not matter', () => {
  const world = new World({ blockSize: 16 });
  world.ask({ prompt: content({ id: -1, length: 40 }, { id: -2, length: 60 }) });
  const prompt = content({ id: -1, length: 40 }, { id: -9, length: 0 }, { id: -2, length: 60 });
  expect(cachedAfter(world, { prompt })).toBe(96);
});

test('a follow-up finds the blocks of the reply before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 2, max: 90 }), (prompt, reply) => {
      const world = new World({ blockSize: 16 });
      world.ask({ prompt: content({ id: -1, length: prompt }), maxTokens: reply, replyId: -2 });
      const followUp = content({ id: -1, length: prompt }, { id: -2, length: reply }, { id: -3, length: 30 });
      expect(cachedAfter(world, { prompt: followUp })).toBe(Math.floor((prompt + reply - 1) / 16) * 16);
    }),
    { numRuns: 40 }
  );
});

test('lists of tokens share what is equal in them', () => {
  const world = new World({ blockSize: 16 });
  const tokens = Array.from({ length: 100 }, (_, i) => i * 7);
  world.ask({ prompt: new TokenList(tokens) });
  const other = tokens.map((token, i) => (i < 70 ? token : token + 1));
  expect(cachedAfter(world, { prompt: new TokenList(other) })).toBe(64);
});

test('adapters do not share', () => {
  const world = new World({ blockSize: 16, lora: { adapters: ['a', 'b'], maxLoras: 2 } });
  const prompt = content({ id: -1, length: 100 });
  world.ask({ prompt, lora: 'a' });
  expect(cachedAfter(world, { prompt, lora: 'b' })).toBe(0);
  expect(cachedAfter(world, { prompt })).toBe(0);
  expect(cachedAfter(world, { prompt, lora: 'a' })).toBe(96);
});

test('without prefix caching nothing is found, nor asked', () => {
  const world = new World({ enablePrefixCaching: false });
  const prompt = content({ id: -1, length: 100 });
  world.ask({ prompt });
  expect(cachedAfter(world, { prompt })).toBe(0);
  expect([world.metrics.prefixQueries, world.metrics.prefixHits]).toEqual([0, 0]);
});

test('the least recently used content goes first when room is needed', () => {
  const world = new World({ blockSize: 16, numGpuBlocks: 17, maxModelLen: 256 });
  const prompts = [-1, -2, -3].map((id) => content({ id, length: 97 }));
  world.ask({ prompt: prompts[0], maxTokens: 1 });
  world.settle();
  world.ask({ prompt: prompts[1], maxTokens: 1 });
  expect(cachedAfter(world, { prompt: prompts[0], maxTokens: 1 })).toBe(96);
  world.ask({ prompt: prompts[2], maxTokens: 1 });
  expect(cachedAfter(world, { prompt: prompts[0], maxTokens: 1 })).toBe(96);
  expect(cachedAfter(world, { prompt: prompts[1], maxTokens: 1 })).toBeLessThan(96);
});
