import { PageReader } from '../../src/engine/exposition/parse';
import { renderGatewayPage } from './page';
import { World } from './testing/world';

const ENDPOINT = 'endpoint="/v1/chat/completions"';

function read(world: World) {
  const reader = new PageReader();
  const { layout, values } = reader.read(renderGatewayPage(world.gateway), 0);
  expect(reader.warnings).toEqual([]);
  const rows = new Map(layout.series.map(({ key }, position) => [key, values[position]]));
  const types = [...layout.families.values()].map(({ name, type }) => `${type} ${name}`);
  return { rows, types };
}

it('has its limits and no series with labels before the first request', () => {
  const page = renderGatewayPage(new World({ maxActive: 8, queueMax: 50 }).gateway);
  expect(page).toContain('\napi_active_requests 0.0\n');
  expect(page).toContain('\napi_max_active_requests 8.0\n');
  expect(page).toContain('\napi_queue_max 50.0\n');
  expect(page).toContain('\napi_queue_wait_seconds_bucket{le="+Inf"} 0.0\n');
  expect(page).toContain('# TYPE api_requests_total counter\n# HELP');
  expect(page).not.toContain(ENDPOINT);
});

it('has every family, with the type that it has', () => {
  const world = new World({ maxActive: 1 });
  world.ask();
  world.events.runUntil(2);
  expect(read(world).types).toEqual([
    'gauge process_start_time_seconds',
    'counter api_requests_total',
    'gauge api_requests_created',
    'gauge api_active_requests',
    'gauge api_queue_depth',
    'histogram api_request_latency_seconds',
    'gauge api_request_latency_seconds_created',
    'gauge api_max_active_requests',
    'gauge api_queue_max',
    'histogram api_queue_wait_seconds',
    'gauge api_queue_wait_seconds_created',
  ]);
});

it('counts by exact status, and shows what is at the gateway now', () => {
  const world = new World({ maxActive: 2, queueMax: 3, queueTimeoutSeconds: 1.5, requestTimeoutSeconds: 4 });
  [8, 8, 1, 1, 1, 1].forEach((seconds) => world.ask(seconds));
  world.events.runUntil(4.5);
  world.ask(1, 9);
  world.ask(2, 71);
  world.ask(1, 81);
  world.events.runUntil(5.25);
  world.gateway.limits.maxActive = 1;
  const { rows } = read(world);
  expect(rows.get('process_start_time_seconds')).toBe(1_790_000_000);
  expect([...rows].filter(([key]) => key.startsWith('api_requests_total')).map(([, count]) => count)).toEqual([
    1, 3, 2,
  ]);
  expect([...rows.keys()].slice(1, 4)).toEqual(
    ['429', '503', '504'].map((status) => expect.stringMatching(`endpoint.*/v1/chat/completions.*status.*${status}`))
  );
  expect(rows.get('api_active_requests')).toBe(2);
  expect(rows.get('api_queue_depth')).toBe(1);
  expect(rows.get('api_max_active_requests')).toBe(1);
});

it('has latencies in the bounds of the gateway', () => {
  const world = new World({ maxActive: 1 });
  [1, 2].forEach((seconds) => world.ask(seconds));
  world.events.runUntil(9);
  const page = renderGatewayPage(world.gateway);
  const buckets = [...page.matchAll(/latency_seconds_bucket\{endpoint="[^"]*",le="([^"]*)"\} (\S+)/g)];
  expect(buckets.map(([, bound, count]) => [bound, Number(count)])).toEqual([
    ...['0.1', '0.25', '0.5'].map((bound) => [bound, 0]),
    ...['1.0', '2.5'].map((bound) => [bound, 1]),
    ...['5.0', '10.0', '30.0', '60.0', '120.0', '+Inf'].map((bound) => [bound, 2]),
  ]);
  expect(page).toContain(`api_request_latency_seconds_sum{${ENDPOINT}} 4.0\n`);
  expect(page).toContain('api_queue_wait_seconds_sum 1.0\n');
});
