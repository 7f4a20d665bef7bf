import { World } from './testing/world';

describe('a client that goes away', () => {
  it('while it waits leaves the queue, and no status counts it', () => {
    const world = new World({ maxActive: 1 });
    const [, second, third] = [world.ask(), world.ask(), world.ask()];
    world.gateway.abort(second.request);
    world.gateway.abort(second.request);
    world.events.runUntil(200);
    expect(second.endings).toEqual([]);
    expect(third.endings).toEqual([{ how: 'length', at: 2 }]);
    expect([world.service.aborts, world.gateway.metrics.abandoned]).toEqual([0, 1]);
    expect(world.counted).toEqual({ '200': 2 });
  });

  it('while the engine works gives its slot to the next one, once', () => {
    const world = new World({ maxActive: 1 });
    const [first, second] = [world.ask(10), world.ask(10)];
    world.events.runUntil(1.5);
    world.gateway.abort(first.request);
    world.gateway.abort(first.request);
    expect([world.gateway.activeRequests, world.gateway.queueDepth, world.service.aborts]).toEqual([1, 0, 1]);
    world.events.runUntil(50);
    expect(first.endings).toEqual([]);
    expect(second.endings).toEqual([{ how: 'length', at: 11.5 }]);
  });

  it('on a token, the last one included, hears nothing of an abort or of the end', () => {
    const world = new World({ maxActive: 1 });
    const [cut, whole] = [world.ask(3), world.ask(1)];
    [cut, whole].forEach((client) => (client.onToken = () => world.gateway.abort(client.request)));
    world.events.runUntil(9);
    expect([cut.endings, whole.endings]).toEqual([[], [{ how: 'length', at: 2 }]]);
    expect([world.gateway.activeRequests, world.service.aborts]).toEqual([0, 1]);
  });

  it('before it hears of its refusal hears nothing', () => {
    const world = new World({ maxActive: 1, queueMode: 'reject' });
    const [first, refused] = [world.ask(), world.ask()];
    world.gateway.abort(refused.request);
    world.events.runUntil(5);
    expect(refused.endings).toEqual([]);
    expect(first.endings).toHaveLength(1);
    expect(world.accounted).toBe(2);
  });
});
