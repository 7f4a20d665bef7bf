import { World } from '../server/testing/world';

test('before the API server is done with it: nothing was ever there', () => {
  const world = new World();
  const asked = world.ask();
  world.abort(asked);
  world.settle();
  expect(world.metrics).toMatchObject({ prefixQueries: 0, promptTokens: 0, running: 0 });
  expect(asked.endings).toEqual(['aborted']);
});

test('while it waits: it leaves the queue, and is counted nowhere', () => {
  const world = new World({ maxNumSeqs: 1 });
  world.ask({ maxTokens: 30 });
  const waits = [world.ask(), world.ask()];
  world.run(0.05);
  expect(world.metrics.waitingCapacity).toBe(2);
  waits.forEach((asked) => world.abort(asked));
  world.settle();
  expect(world.metrics).toMatchObject({ prefixQueries: 100, promptTokens: 100, generationTokens: 30 });
});

test('before its first token: only its look-up in the prefix cache was counted', () => {
  const world = new World({ maxNumBatchedTokens: 256, maxNumSeqs: 8 });
  const asked = world.ask({ prompt: 1000 });
  world.run(0.025);
  expect(world.metrics.kvUsage).toBeGreaterThan(0);
  world.abort(asked);
  world.settle();
  const { metrics } = world;
  expect(metrics).toMatchObject({ prefixQueries: 1000, promptTokens: 0, generationTokens: 0, running: 0, kvUsage: 0 });
  expect([metrics.timeToFirstToken.count, metrics.endToEnd.count]).toEqual([0, 0]);
});

test('while it answers: its tokens stay counted, its end is not, and the next one starts', () => {
  const world = new World({ maxNumSeqs: 1 });
  const asked = world.ask({ maxTokens: 1000 });
  const next = world.ask();
  world.run(0.1);
  const { received } = asked;
  world.abort(asked);
  world.settle();
  const { metrics } = world;
  expect([asked.received, asked.endings]).toEqual([received, ['aborted']]);
  expect(metrics.generationTokens).toBe(received + 10);
  expect(metrics.timeToFirstToken.count - metrics.endToEnd.count).toBe(1);
  expect(metrics.success).toMatchObject({ length: 1, abort: 0 });
  expect(next.endings).toEqual(['length']);
});

test('inside its own tokens', () => {
  const world = new World();
  const asked = world.ask({ maxTokens: 100 }, (one) => one.received === 3 && world.abort(one));
  world.settle();
  expect([asked.received, asked.endings]).toEqual([3, ['aborted']]);
  expect(world.metrics).toMatchObject({ running: 0, kvUsage: 0, generationTokens: 3 });
});

test('inside its last tokens: it has ended already', () => {
  const world = new World();
  const asked = world.ask({ maxTokens: 3 }, (one) => one.received === 3 && world.abort(one));
  world.settle();
  expect(asked.endings).toEqual(['length']);
  expect(world.metrics.success.length).toBe(1);
});

test.each([0, 2])('inside the tokens of another one, before or behind which it stands in the batch (%i)', (victim) => {
  const world = new World({ enablePrefixCaching: false });
  for (let i = 0; i < 3; i++) {
    world.ask({ maxTokens: 40 }, (one) => i === 1 && one.received === 5 && world.abort(world.asked[victim]));
  }
  world.settle(() => {
    expect(world.engine.scheduler.running.every(({ state }) => state === 'running')).toBe(true);
  });
  expect(world.asked.map(({ endings }) => endings)).toEqual(
    [0, 1, 2].map((i) => [i === victim ? 'aborted' : 'length'])
  );
  expect(world.asked[victim].received).toBeLessThanOrEqual(6);
  expect(world.metrics).toMatchObject({ running: 0, kvUsage: 0 });
});

test('while it is preempted: the preemption is never counted', () => {
  const world = new World({ blockSize: 16, numGpuBlocks: 9, maxModelLen: 128 });
  world.ask({ prompt: 30, maxTokens: 80 });
  const victim = world.ask({ prompt: 30, maxTokens: 80 });
  world.settle(() => {
    if (victim.request.preemptions > 0) {
      world.abort(victim);
    }
  });
  expect([victim.endings, victim.request.preemptions]).toEqual([['aborted'], 1]);
  expect([world.metrics.preemptions, world.metrics.requestNumPreemptions.sum]).toEqual([0, 0]);
});
