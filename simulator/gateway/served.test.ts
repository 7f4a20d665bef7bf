import { InProcessLoad } from '../load/in-process';
import { type ClientRecord } from '../load/client-record';
import { parseWorkload } from '../load/workload';
import { Random } from '../core/random';
import { World } from '../server/testing/world';
import { SimulatedGateway } from './gateway';

function loaded(maxActive: number) {
  const { events, server } = new World();
  const gateway = new SimulatedGateway(server, events, { maxActive });
  const records: ClientRecord[] = [];
  const workload = parseWorkload({
    arrivals: { kind: 'closed', sessions: 10, turns: 2, thinkSeconds: 0 },
    promptTokens: 50,
    replyTokens: 20,
  });
  const load = new InProcessLoad({
    service: gateway,
    events,
    workload,
    random: new Random(1),
    onDone: (record) => records.push(record),
  });
  return { events, server, gateway, records, load };
}

const meanTtft = (records: readonly ClientRecord[]) =>
  records.reduce((sum, { ttft }) => sum + (ttft ?? Number.NaN), 0) / records.length;

it('queues before an engine with room, and clients measure the wait', () => {
  const [narrow, wide] = [loaded(2), loaded(10)];
  [narrow, wide].forEach(({ events }) => events.runUntil(20));
  expect(narrow.gateway.queueDepth).toBe(8);
  expect(narrow.server.engines[0].metrics.waitingCapacity).toBe(0);
  expect(narrow.server.engines[0].metrics.running).toBeLessThanOrEqual(2);
  expect(wide.gateway.queueDepth).toBe(0);
  const { queueWait, latency } = narrow.gateway.metrics;
  expect(meanTtft(narrow.records) - meanTtft(wide.records)).toBeCloseTo(queueWait.sum / queueWait.count, 1);
  expect(latency.count).toBe(narrow.records.length);
});

it('answers 500 for what was in the engine when it died, and goes on with the next one', () => {
  const { events, server, gateway, load } = loaded(2);
  events.runUntil(10.05);
  server.stop();
  events.runUntil(11);
  expect(gateway.metrics.requests.get('500')?.count).toBe(10);
  expect([gateway.activeRequests, gateway.queueDepth]).toEqual([0, 0]);
  server.start();
  const answered = () => gateway.metrics.requests.get('200')?.count ?? 0;
  const before = answered();
  events.runUntil(20);
  expect(answered()).toBeGreaterThan(before + 20);
  load.stop();
  events.runUntil(30);
  expect([gateway.activeRequests, gateway.queueDepth]).toEqual([0, 0]);
});
