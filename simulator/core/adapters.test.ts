import { World } from '../server/testing/world';

const lora = { adapters: ['a', 'b', 'c'], maxLoras: 1 };

test('requests of further adapters are passed over, and counted so until they are admitted', () => {
  const world = new World({ lora });
  world.ask({ lora: 'a', maxTokens: 50 });
  const [b, c] = [world.ask({ lora: 'b' }), world.ask({ lora: 'c' })];
  const [again, plain] = [world.ask({ lora: 'a' }), world.ask()];
  world.run(0.05);
  expect(world.metrics).toMatchObject({ running: 3, waitingDeferred: 2, waitingCapacity: 0 });
  world.settle();
  expect(again.firstAt).toBeLessThan(b.firstAt);
  expect(plain.firstAt).toBeLessThan(b.firstAt);
  expect(b.firstAt).toBeLessThan(c.firstAt);
  expect(world.metrics).toMatchObject({ running: 0, waitingDeferred: 0, waitingCapacity: 0 });
});

test('those that were passed over stay counted where the batch is full, the others wait for room', () => {
  const world = new World({ lora, maxNumSeqs: 2 });
  world.ask({ lora: 'a', maxTokens: 50 });
  world.ask({ lora: 'b' });
  world.run(0.03);
  world.ask({ maxTokens: 50 });
  world.ask({ lora: 'b' });
  world.run(0.1);
  expect(world.metrics).toMatchObject({ running: 2, waitingDeferred: 1, waitingCapacity: 1 });
});

test('an aborted one is no longer among them', () => {
  const world = new World({ lora });
  world.ask({ lora: 'a', maxTokens: 50 });
  const gone = [world.ask({ lora: 'b' }), world.ask({ lora: 'c' })];
  world.run(0.05);
  gone.forEach((asked) => world.abort(asked));
  world.run(0.02);
  expect(world.metrics).toMatchObject({ running: 1, waitingDeferred: 0, waitingCapacity: 0 });
});

test('since 0.12 both lists are the adapters of requests that have given a token', () => {
  const states = ['0.32.0', '0.11.0'].map((version) => {
    const world = new World({ lora: { ...lora, maxLoras: 2 }, version });
    world.ask({ lora: 'a', maxTokens: 50 });
    world.ask({ lora: 'b', maxTokens: 50 });
    world.ask({ lora: 'c', maxTokens: 50 });
    world.run(0.1);
    return world.server.state().lora;
  });
  expect(states).toEqual([
    { running: ['a', 'b'], waiting: ['a', 'b'] },
    { running: ['a', 'b'], waiting: ['c'] },
  ]);
  expect(new World().server.state().lora).toBeUndefined();
});
