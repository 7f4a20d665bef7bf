import { Fleet } from '../../../simulator/fleet/fleet';
import { parseFleet } from '../../../simulator/fleet/config';
import { renderGatewayPage } from '../../../simulator/gateway/page';
import { renderMetricsPage } from '../../../simulator/page/page';
import { LiveEvaluator } from '../../../src/engine/measures/live/evaluate';
import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import type { RecordedScrape } from '../../../src/engine/recording/types';
import { sourceOf } from '../../support/recordings';

const start = 1_790_000_000;
const window = 60;

interface Play {
  readonly gateway: Readonly<Record<string, unknown>>;
  readonly rate: number;
  readonly seconds?: number;
  /** Changes the gateway's page before it is read. */
  readonly edit?: (page: string) => string;
}

/** The gateway and its engine at the end of a simulation, scraped every five seconds. */
function play({ gateway, rate, seconds = 120, edit = (page) => page }: Play) {
  const settings = { version: '0.32.0', maxModelLen: 8192 };
  const load = rate > 0 ? { workload: 'chat', rate } : {};
  const engine = { name: 'one', model: 'Qwen2.5-7B-Instruct', gpu: 'A100', settings, gateway, ...load };
  const fleet = new Fleet(parseFleet({ seed: 3, engines: [engine] }), start);
  const pages: { engine: RecordedScrape[]; gateway: RecordedScrape[] } = { engine: [], gateway: [] };
  for (let t = 5; t <= seconds; t += 5) {
    fleet.events.runUntil(t);
    const [machine] = fleet.machines;
    const shared = { t: start + t, status: 200, ms: 5 } as const;
    pages.engine.push({ ...shared, page: renderMetricsPage(machine.server.state()) });
    pages.gateway.push({ ...shared, page: edit(renderGatewayPage(machine.gateway!)) });
  }
  const sources = [
    sourceOf(pages.engine, { job: 'vllm', instance: 'one' }),
    sourceOf(pages.gateway, { job: 'gateway', instance: 'one' }),
  ];
  const evaluator = new LiveEvaluator(sources, { at: (start + seconds) * 1000, window: window * 1000 });
  return {
    value: (id: string) => evaluator.measure(measureById(id))[0]?.value,
    bounds: (id: string) => evaluator.measure(measureById(id))[0]?.bounds,
    byStatus: (id: string) =>
      Object.fromEntries(evaluator.measure(measureById(id)).map(({ labels, value }) => [labels.status, value])),
  };
}

const narrow = { maxActive: 2, queueMax: 4, queueTimeoutSeconds: 60 };

test('a full gateway before an engine with room: slots, queue, wait, and whom to blame', () => {
  const { value, bounds } = play({ gateway: narrow, rate: 3 });
  expect([value('gateway_active'), value('gateway_slots'), value('gateway_free_slots')]).toEqual([2, 2, 0]);
  expect(value('gateway_slot_usage')).toBe(1);
  expect(value('gateway_queue_limit')).toBe(4);
  expect(value('gateway_queue_usage')).toBeGreaterThan(0.5);
  expect(value('gateway_holds_back')).toBe(1);
  const succeeded = value('gateway_request_rate') * value('gateway_success_ratio');
  expect(value('gateway_estimated_wait')).toBeCloseTo(value('gateway_queue') / succeeded, 9);
  // The estimate is Little's law: near what requests really waited, and within the queue.
  expect(value('gateway_estimated_wait') / value('gateway_wait_mean')).toBeGreaterThan(0.5);
  expect(value('gateway_estimated_wait') / value('gateway_wait_mean')).toBeLessThan(2);
  const { lower, upper } = bounds('gateway_latency_p95')!;
  expect(value('gateway_latency_p95')).toBeGreaterThanOrEqual(lower);
  expect(value('gateway_latency_p95')).toBeLessThanOrEqual(upper);
  expect(value('gateway_latency_mean')).toBeGreaterThan(value('e2e_mean'));
  expect(value('gateway_wait_share')).toBeGreaterThan(0.1);
});

test('what does not fit into the queue is refused with 429, and never failed with 5xx', () => {
  const { value, byStatus } = play({ gateway: narrow, rate: 3 });
  const statuses = byStatus('gateway_answers_by_status');
  expect(Object.keys(statuses).sort()).toEqual(['200', '429']);
  expect(value('gateway_429_share')).toBeCloseTo(statuses['429'] / (statuses['200'] + statuses['429']), 9);
  expect(value('gateway_429_share')).toBeGreaterThan(0.1);
  expect(value('gateway_4xx_share')).toBe(value('gateway_429_share'));
  expect([value('gateway_5xx_share'), value('gateway_503_rate'), value('gateway_504_rate')]).toEqual([0, 0, 0]);
  expect(value('gateway_error_rate')).toBeCloseTo(byStatus('gateway_errors_by_status')['429'], 9);
});

test('who waits or runs too long is given up with 503 and 504', () => {
  const { value } = play({
    gateway: { maxActive: 2, queueMax: 50, queueTimeoutSeconds: 3, requestTimeoutSeconds: 2 },
    rate: 4,
  });
  expect(value('gateway_503_rate')).toBeGreaterThan(0);
  expect(value('gateway_504_rate')).toBeGreaterThan(0);
  expect(value('gateway_timeout_share')).toBeCloseTo(value('gateway_5xx_share'), 9);
});

test('an engine that is not the gateway’s fault is not blamed on it', () => {
  const { value } = play({ gateway: { maxActive: 64 }, rate: 1 });
  expect(value('gateway_queue')).toBe(0);
  expect(value('gateway_holds_back')).toBe(0);
  expect(value('gateway_success_ratio')).toBe(1);
  expect(value('gateway_429_share')).toBe(0);
});

test('probes and scrapes hide no failure', () => {
  const probes = ['/health', '/metrics'].map(
    (endpoint, i) => (seconds: string) =>
      `api_requests_total{endpoint="${endpoint}",status="200"} ${Number(seconds) * (i + 1)}\n`
  );
  const seen = { n: 0 };
  const edit = (page: string) => page + probes.map((probe) => probe(String((seen.n += 100)))).join('');
  const [plain, probed] = [play({ gateway: narrow, rate: 3 }), play({ gateway: narrow, rate: 3, edit })];
  for (const id of ['gateway_success_ratio', 'gateway_request_rate', 'gateway_429_share', 'gateway_estimated_wait']) {
    expect(probed.value(id)).toBe(plain.value(id));
  }
});

test('what a gateway does not show has no value, and before the first request nothing has failed yet', () => {
  const edit = (page: string) => page.replace(/^(api_max_active_requests|api_queue_max) .*\n/gm, '');
  const { value } = play({ gateway: { maxActive: 64 }, rate: 1, edit });
  expect(['gateway_slots', 'gateway_free_slots', 'gateway_slot_usage', 'gateway_queue_usage'].map(value)).toEqual(
    Array(4).fill(undefined)
  );
  const idle = play({ gateway: {}, rate: 0, seconds: 30 });
  expect(idle.value('gateway_active')).toBe(0);
  expect(idle.value('gateway_429_share')).toBeUndefined();
  expect(idle.value('gateway_estimated_wait')).toBeNaN();
});

test('the engine’s start is not taken for the gateway’s', () => {
  const { value } = play({
    gateway: {},
    rate: 1,
    edit: (page) => page.replace(/^(process_start_time_seconds) \S+/m, `$1 ${start + 100}`),
  });
  expect(value('gateway_uptime')).toBe(20);
  const none = play({ gateway: {}, rate: 1, edit: (page) => page.replace(/^api_active_requests .*\n/m, '') });
  expect([none.value('gateways'), none.value('gateway_uptime')]).toEqual([undefined, undefined]);
});
