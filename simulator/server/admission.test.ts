import { World } from './testing/world';

const rejections = (world: World) => world.server.state().rejections;

test('a limit on requests counts those that run', () => {
  const world = new World({ maxNumSeqs: 2, maxNumQueuedReqs: 3 });
  const asked = Array.from({ length: 3 }, () => world.ask());
  world.run(0.01);
  const turnedAway = world.ask();
  expect(turnedAway.endings).toEqual([]);
  world.settle();
  expect([turnedAway.endings, turnedAway.late]).toEqual([['max_num_queued_reqs'], false]);
  expect(asked.map(({ endings }) => endings[0])).toEqual(['length', 'length', 'length']);
  expect(rejections(world)).toEqual({ max_num_queued_reqs: 1, max_num_queued_tokens: 0 });
  const after = world.ask();
  world.settle();
  expect(after.endings).toEqual(['length']);
});

test('requests that are let in together and are too many are turned away late', () => {
  const world = new World({ maxNumQueuedReqs: 2 });
  const asked = Array.from({ length: 5 }, () => world.ask());
  world.settle();
  expect(asked.map(({ late }) => late)).toEqual([undefined, undefined, true, true, true]);
  expect(rejections(world).max_num_queued_reqs).toBe(3);
  expect(world.metrics).toMatchObject({ promptTokens: 200, prefixQueries: 200 });
});

test('a limit of 0 lets nobody in', () => {
  const world = new World({ maxNumQueuedReqs: 0 });
  const asked = world.ask();
  world.settle();
  expect([asked.endings, asked.late]).toEqual([['max_num_queued_reqs'], false]);
});

test('a limit on tokens counts the prompts without a first token, not the one that asks', () => {
  const world = new World({ maxNumQueuedTokens: 200, maxNumBatchedTokens: 256, maxNumSeqs: 8 });
  const big = world.ask({ prompt: 1000, maxTokens: 50 });
  world.run(0.02);
  const turnedAway = world.ask({ prompt: 1 });
  world.run(0.1);
  expect(big.received).toBeGreaterThan(0);
  const later = world.ask({ prompt: 1 });
  world.settle();
  expect([turnedAway.endings, later.endings]).toEqual([['max_num_queued_tokens'], ['length']]);
  expect(rejections(world).max_num_queued_tokens).toBe(1);
});

test('whoever goes away makes room, whatever state it was in', () => {
  const world = new World({ maxNumSeqs: 1, maxNumQueuedReqs: 2, maxNumQueuedTokens: 101 });
  for (let i = 0; i < 5; i++) {
    const [running, waiting] = [world.ask({ maxTokens: 100 }), world.ask()];
    world.run(0.05);
    expect(waiting.request.state).toBe('waiting');
    [running, waiting].forEach((asked) => world.abort(asked));
    world.run(0.05);
  }
  expect(rejections(world)).toEqual({ max_num_queued_reqs: 0, max_num_queued_tokens: 0 });
});

test('limits change while the server runs', () => {
  const world = new World();
  world.server.queueLimits.maxNumQueuedReqs = 1;
  const asked = [world.ask(), world.ask()];
  world.settle();
  expect(asked.map(({ endings }) => endings[0])).toEqual(['length', 'max_num_queued_reqs']);
  world.server.queueLimits.maxNumQueuedReqs = undefined;
  const more = [world.ask(), world.ask()];
  world.settle();
  expect(more.map(({ endings }) => endings[0])).toEqual(['length', 'length']);
});
