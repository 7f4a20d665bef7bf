import { World } from '../server/testing/world';

test('frozen in mid-step: the page stands still, and what is in flight goes on after the thaw', () => {
  const world = new World();
  const asked = world.ask({ maxTokens: 20 });
  world.run(0.105);
  world.engine.freeze();
  const late = world.ask();
  const before = structuredClone(world.metrics);
  world.run(30);
  expect(structuredClone(world.metrics)).toEqual(before);
  expect([before.running, asked.received]).toEqual([1, 10]);
  world.engine.thaw();
  world.settle();
  expect([asked.endings, late.endings]).toEqual([['length'], ['length']]);
  expect(world.metrics.interToken.counts.at(-4)).toBe(0);
  expect(Math.max(...world.asked.map(({ request }) => request.finishedAt))).toBeGreaterThan(30);
  expect(late.request.queuedAt - late.request.arrived).toBeGreaterThan(29);
});

test('frozen while idle: it looks idle, and serves what came meanwhile after the thaw', () => {
  const world = new World();
  world.ask();
  world.settle();
  world.engine.freeze();
  const asked = [world.ask(), world.ask()];
  world.run(60);
  expect(world.metrics).toMatchObject({ running: 0, waitingCapacity: 0, generationTokens: 10 });
  expect(world.engine.queued).toBe(2);
  world.abort(asked[0]);
  world.engine.thaw();
  world.settle();
  expect(asked[1].endings).toEqual(['length']);
  expect([world.metrics.generationTokens, world.engine.queued]).toEqual([20, 0]);
});

test('a freeze shorter than the step in flight changes nothing', () => {
  const [plain, frozen] = [new World(), new World()];
  [plain, frozen].forEach((world) => world.ask());
  frozen.run(0.002);
  frozen.engine.freeze();
  frozen.run(0.003);
  frozen.engine.thaw();
  [plain, frozen].forEach((world) => world.settle());
  expect(frozen.metrics).toEqual(plain.metrics);
});

test('who goes away meanwhile leaves with the thaw', () => {
  const world = new World({ maxNumSeqs: 1 });
  const [running, waiting] = [world.ask({ maxTokens: 500 }), world.ask()];
  world.run(0.1);
  expect(world.metrics).toMatchObject({ running: 1, waitingCapacity: 1 });
  world.engine.freeze();
  [running, waiting].forEach((asked) => world.abort(asked));
  world.run(5);
  expect(world.metrics).toMatchObject({ running: 1, waitingCapacity: 1 });
  world.engine.thaw();
  world.settle();
  expect(world.metrics).toMatchObject({ running: 0, waitingCapacity: 0, kvUsage: 0 });
});

test('a frozen core that is stopped stays so', () => {
  const world = new World();
  const asked = world.ask({ maxTokens: 100 });
  world.run(0.05);
  const { engine } = world;
  engine.freeze();
  world.run(1);
  world.server.stop();
  engine.thaw();
  world.settle();
  expect(asked.endings).toEqual(['error']);
  expect(engine.metrics.generationTokens).toBe(asked.received);
});
