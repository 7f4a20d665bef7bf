import fc from 'fast-check';
import { World, type Client } from './testing/world';

const QUEUE_TIMEOUT = 2.25;
const REQUEST_TIMEOUT = 4.5;

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('ask' as const), value: fc.nat(59) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('abort' as const), value: fc.nat(200) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('slots' as const), value: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), value: fc.nat(40) }) }
);

/** Looks at the gateway whenever the engine gets a request, and after each event. */
class WatchedWorld extends World {
  readonly aborted = new Set<Client>();

  watch(): void {
    const { service, gateway } = this;
    const submit = service.submit.bind(service);
    service.submit = (spec, listener) => {
      expect(service.inFlight.size).toBeLessThan(gateway.limits.maxActive);
      return submit(spec, listener);
    };
  }

  look(): void {
    const { service, gateway, clients, aborted } = this;
    expect(gateway.activeRequests).toBe(service.inFlight.size);
    expect(this.accounted).toBe(clients.length);
    expect(gateway.queueDepth > 0 && gateway.activeRequests < gateway.limits.maxActive).toBe(false);
    for (const client of clients) {
      expect(client.endings.length).toBeLessThanOrEqual(aborted.has(client) ? 0 : 1);
    }
  }

  run(until: number): void {
    while (this.events.next <= until) {
      this.events.runUntil(this.events.next);
      this.look();
    }
    this.events.runUntil(until);
  }
}

it.each(['queue', 'reject'] as const)('loses no request and no slot in the mode %s', (queueMode) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const world = new WatchedWorld({
        ...{ maxActive: 2, queueMax: 3, queueMode },
        ...{ queueTimeoutSeconds: QUEUE_TIMEOUT, requestTimeoutSeconds: REQUEST_TIMEOUT },
      });
      const { gateway, clients, aborted } = world;
      world.watch();
      for (const { kind, value } of steps) {
        const target = clients[value % Math.max(1, clients.length)];
        if (kind === 'ask') {
          world.ask(1 + (value % 6), 10 * clients.length + (value % 10));
        } else if (kind === 'slots') {
          gateway.limits.maxActive = value;
        } else if (kind === 'wait') {
          world.run(world.events.now + value / 8);
        } else if (target !== undefined && target.endings.length === 0) {
          aborted.add(target);
          gateway.abort(target.request);
        }
        world.look();
      }
      world.run(world.events.now + 1000);
      expect([gateway.activeRequests, gateway.queueDepth]).toEqual([0, 0]);
      const { seen } = world.service;
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      for (const client of clients) {
        const { request, endings } = client;
        expect(endings).toHaveLength(aborted.has(client) ? 0 : 1);
        expect(request.state).toBe('finished');
        for (const { at } of endings) {
          expect(at - request.arrived).toBeLessThanOrEqual(QUEUE_TIMEOUT + REQUEST_TIMEOUT);
        }
      }
    })
  );
});
