import { World } from './testing/world';

function busy(): World {
  const world = new World({ maxNumSeqs: 2 });
  Array.from({ length: 4 }, () => world.ask({ maxTokens: 500 }));
  world.run(0.1);
  world.ask();
  return world;
}

const endings = (world: World) => world.asked.map((asked) => asked.endings);
const ERRORS = Array.from({ length: 5 }, () => ['error']);

test('the engine dies: everything in flight fails once, and the server is gone soon after', () => {
  const world = busy();
  const healths: string[] = [];
  world.server.onHealth((health) => healths.push(`${health} ${world.events.now.toFixed(2)}`));
  const { metrics } = world;
  const generated = metrics.generationTokens;
  world.server.killEngine();
  world.server.killEngine();
  expect(endings(world).slice(0, 4)).toEqual(ERRORS.slice(0, 4));
  world.run(10);
  expect(endings(world)).toEqual(ERRORS);
  expect(healths).toEqual(['dead 0.10', 'down 0.27']);
  expect(metrics).toMatchObject({ running: 2, waitingCapacity: 2, generationTokens: generated });
  expect(metrics.success.error).toBe(0);
});

test('the server is stopped while its engine is dead: no error comes twice', () => {
  const world = busy();
  world.server.killEngine();
  world.server.stop();
  world.server.stop();
  world.run(10);
  expect(endings(world)).toEqual(ERRORS);
  expect(world.server.health).toBe('down');
});

test('it starts again with every counter at zero, and none of its former life', () => {
  const world = busy();
  world.server
    .state()
    .http.record(
      { method: 'GET', handler: '/v1/models', status: 200, seconds: 0, requestBytes: 0, responseBytes: 0 },
      0
    );
  world.server.stop();
  world.run(5);
  world.server.start();
  const state = world.server.state();
  expect(state.engines[0]).toMatchObject({ running: 0, waitingCapacity: 0, generationTokens: 0, promptTokens: 0 });
  expect(state.http.requests).toEqual([]);
  expect(state.rejections).toEqual({ max_num_queued_reqs: 0, max_num_queued_tokens: 0 });
  expect([state.startedAt, state.now]).toEqual([world.server.unixNow, world.server.unixNow]);
  const asked = world.ask();
  world.settle();
  expect(asked.endings).toEqual(['length']);
  expect(world.metrics).toMatchObject({ generationTokens: 10, running: 0, kvUsage: 0 });
  expect(endings(world).slice(0, 5)).toEqual(ERRORS);
});

test('a start while it runs changes nothing', () => {
  const world = busy();
  const { engine } = world;
  world.server.start();
  expect(world.engine).toBe(engine);
});

test('a request that arrives at a dead engine fails', () => {
  const world = new World();
  world.server.killEngine();
  const asked = world.ask();
  world.run(1);
  expect(asked.endings).toEqual(['error']);
});

test('who goes away because another one failed hears no error of its own', () => {
  const world = new World();
  const [first, second] = [world.ask({ maxTokens: 500 }), world.ask({ maxTokens: 500 })];
  world.run(0.1);
  first.finished = () => world.abort(second);
  world.server.killEngine();
  world.run(1);
  expect(second.endings).toEqual(['aborted']);
});

test('requests that arrive together spread over the engine cores', () => {
  const world = new World({ dataParallelSize: 4 });
  Array.from({ length: 40 }, () => world.ask({ maxTokens: 50 }));
  world.run(0.1);
  expect(world.server.engines.map(({ metrics }) => metrics.running)).toEqual([10, 10, 10, 10]);
});

test('processor time grows with time, requests and tokens', () => {
  const world = new World();
  world.run(10);
  const idle = world.server.state().cpuSeconds;
  world.ask({ maxTokens: 100 });
  world.settle();
  const { cpuSeconds, now, startedAt } = world.server.state();
  expect(idle).toBeGreaterThan(0);
  expect(cpuSeconds).toBeGreaterThan((idle * (now - startedAt)) / 10);
});
