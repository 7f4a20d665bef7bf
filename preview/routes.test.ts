import { decideRoute, targetUrl, type PluginRoute, type Role } from './routes';

const routes: PluginRoute[] = [
  { path: 'engine/metrics', method: 'GET', url: '{{ .SecureJsonData.baseUrl }}/metrics' },
  { path: 'engine/models', method: 'GET', url: '{{ .SecureJsonData.baseUrl }}/v1/models' },
  { path: 'engine/chat', method: 'POST', reqRole: 'Editor', url: '{{ .SecureJsonData.baseUrl }}/v1/chat/completions' },
];

// Recorded from a Grafana 12.3.0 with an empty datasource URL; 200 stands for "forwarded to the route's own URL".
const recorded: Array<[Role, string, string, number]> = [
  ['Viewer', 'GET', 'engine/metrics', 200],
  ['Viewer', 'GET', 'engine/metrics%2f..%2f..%2fversion', 200],
  ['Admin', 'GET', 'v1/models', 502],
  ['Admin', 'GET', 'metrics', 502],
  ['Admin', 'GET', 'engine/metrics/../../v1/models', 502],
  ['Admin', 'GET', 'engine/other', 502],
  ['Admin', 'GET', '', 502],
  ['Admin', 'POST', 'engine/metrics', 502],
  ['Admin', 'DELETE', 'engine/chat', 502],
  ['Viewer', 'POST', 'engine/chat', 403],
  ['Editor', 'POST', 'engine/chat', 200],
  ['Admin', 'POST', 'engine/chat', 200],
];

test.each(recorded)('%s %s "%s" → %i', (role, method, path, status) => {
  const decision = decideRoute(routes, { role, method, path });
  expect('status' in decision ? decision.status : 200).toBe(status);
});

test('a refused role hears what Grafana says', () => {
  expect(decideRoute(routes, { role: 'Viewer', method: 'POST', path: 'engine/chat' })).toEqual({
    status: 403,
    message: 'plugin proxy route access denied',
  });
});

// Recorded from a Grafana 12.3.0 too: nothing is resolved on the way to the engine.
test.each([
  ['engine/models', '/v1/models'],
  ['engine/models/', '/v1/models/'],
  ['engine/models/x', '/v1/models/x'],
  ['engine/modelsx', '/v1/models/x'],
  ['engine/models%2f..%2f..%2fsleep', '/v1/models/%2f..%2f..%2fsleep'],
  ['engine/models/%2e%2e/%2e%2e/sleep', '/v1/models/%2e%2e/%2e%2e/sleep'],
  ['sleep/../engine/models', '/v1/models/sleep/../engine/models'],
])('what follows a route stays below its own address: %s', (path, expected) => {
  const decision = decideRoute(routes, { role: 'Viewer', method: 'GET', path });
  expect('route' in decision && targetUrl('/v1/models', decision.rest)).toBe(expected);
});
