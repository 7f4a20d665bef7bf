import { World } from './testing/world';

const REFUSED = 'max_num_queued_reqs';

describe('admission', () => {
  it('forwards as many as there are slots, the others in the order in which they came', () => {
    const world = new World({ maxActive: 2 });
    const { events, gateway, service } = world;
    [3, 1, 1, 1, 1].forEach((seconds) => world.ask(seconds));
    expect([gateway.activeRequests, gateway.queueDepth, service.inFlight.size]).toEqual([2, 3, 2]);
    events.runUntil(10);
    expect(service.seen).toEqual([10, 20, 30, 40, 50]);
    expect(world.clients.map(({ endings }) => endings[0].at)).toEqual([3, 1, 2, 3, 4]);
    expect(world.counted).toEqual({ '200': 5 });
  });

  it('refuses what finds the queue full, 1 ms later', () => {
    const world = new World({ maxActive: 1, queueMax: 1 });
    [1, 2, 3].forEach(() => world.ask());
    expect(world.clients[2].endings).toEqual([]);
    world.events.runUntil(0.5);
    expect(world.clients[2].endings).toEqual([{ how: REFUSED, at: 0.001 }]);
    expect(world.counted).toEqual({ '429': 1 });
  });

  it('refuses at once in the mode reject', () => {
    const world = new World({ maxActive: 1, queueMode: 'reject' });
    const [first, second] = [world.ask(), world.ask()];
    world.events.runUntil(1);
    expect(first.endings).toEqual([{ how: 'length', at: 1 }]);
    expect(second.endings).toEqual([{ how: REFUSED, at: 0.001 }]);
    expect(world.counted).toEqual({ '429': 1, '200': 1 });
  });

  it('lets the next one in before the client of the one that ended can ask again', () => {
    const world = new World({ maxActive: 1 });
    const first = world.ask();
    first.finished = () => world.ask();
    world.ask();
    world.events.runUntil(1);
    expect(world.service.seen).toEqual([10, 20]);
    expect(world.gateway.queueDepth).toBe(1);
  });
});

describe('times', () => {
  it('are those of a client behind the gateway', () => {
    const world = new World({ maxActive: 1 });
    world.ask(2);
    const { request, tokensAt } = world.ask(3);
    expect(request.state).toBe('arriving');
    world.events.runUntil(2.5);
    expect(request.state).toBe('waiting');
    world.events.runUntil(3.5);
    expect(request.state).toBe('running');
    world.events.runUntil(9);
    expect(tokensAt).toEqual([3, 4, 5]);
    expect(request).toMatchObject({ arrived: 0, queuedAt: 2.5, scheduledAt: 2.5, firstTokenAt: 3, lastTokenAt: 5 });
    expect(request).toMatchObject({ finishedAt: 5, output: 3, state: 'finished' });
    const { latency, queueWait } = world.gateway.metrics;
    expect([latency.count, latency.sum, queueWait.count, queueWait.sum]).toEqual([2, 7, 2, 2]);
  });
});

describe('timeouts', () => {
  it('sends away what has waited for the queue timeout, to the instant', () => {
    const world = new World({ maxActive: 1, queueTimeoutSeconds: 2.5 });
    world.ask(100);
    const first = world.ask();
    world.events.runUntil(1.25);
    const second = world.ask();
    world.events.runUntil(50);
    expect([first, second].map(({ endings }) => endings)).toEqual([
      [{ how: REFUSED, at: 2.5 }],
      [{ how: REFUSED, at: 3.75 }],
    ]);
    expect(world.counted).toEqual({ '503': 2 });
    expect(world.gateway.metrics.latency.count).toBe(0);
  });

  it('aborts at the engine what holds its slot for the request timeout, counted from then', () => {
    const world = new World({ maxActive: 1, requestTimeoutSeconds: 3.5 });
    const [, second] = [world.ask(2), world.ask(100)];
    const third = world.ask(1);
    world.events.runUntil(20);
    expect(second.endings).toEqual([{ how: 'error', at: 5.5 }]);
    expect(second.tokensAt).toEqual([3, 4, 5]);
    expect(third.endings).toEqual([{ how: 'length', at: 6.5 }]);
    expect(world.service.aborts).toBe(1);
    expect(world.counted).toEqual({ '200': 2, '504': 1 });
  });
});

describe('the engine', () => {
  it('rejects and fails through the gateway', () => {
    const world = new World({ maxActive: 2 });
    const [rejected, failed] = [world.ask(1, 8), world.ask(1, 9)];
    world.events.runUntil(2);
    expect([rejected, failed].map(({ endings }) => endings[0].how)).toEqual(['max_num_queued_tokens', 'error']);
    expect(world.counted).toEqual({ '503': 1, '500': 1 });
    expect(world.gateway.activeRequests).toBe(0);
  });

  it('is what the gateway answers for', () => {
    const { gateway, service } = new World();
    service.health = 'dead';
    expect(gateway.health).toBe('dead');
    expect(gateway.settings).toBe(service.settings);
    expect(gateway.state().http).toBe(service.state().http);
    expect([gateway.nextContentId(), gateway.nextContentId()]).toEqual([1, 2]);
  });
});

describe('limits', () => {
  it('act as soon as they change, and end nothing', () => {
    const world = new World({ maxActive: 3, queueMax: 5 });
    const { gateway, events } = world;
    Array.from({ length: 8 }, () => world.ask(2));
    gateway.limits.maxActive = 1;
    gateway.limits.queueMax = 2;
    expect([gateway.activeRequests, gateway.queueDepth]).toEqual([3, 5]);
    events.runUntil(2);
    expect([gateway.activeRequests, gateway.queueDepth]).toEqual([1, 4]);
    gateway.limits.maxActive = 4;
    expect([gateway.activeRequests, gateway.queueDepth]).toEqual([4, 1]);
    events.runUntil(20);
    expect(world.counted).toEqual({ '200': 8 });
  });

  it.each([0, 1.5, Number.NaN])('cannot be %s slots', (value) => {
    const { gateway } = new World();
    expect(() => (gateway.limits.maxActive = value)).toThrow(
      'gateway.maxActive must be a whole number from 1 to 100000'
    );
    expect(gateway.limits.maxActive).toBe(2);
  });
});
