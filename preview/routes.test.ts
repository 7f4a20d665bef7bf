import { decideRoute, fillTemplate, targetUrl, type PluginRoute, type Role } from './routes';

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

test('a prefix match carries the rest of the path, but no encoded slash', () => {
  const decision = decideRoute(routes, { role: 'Viewer', method: 'GET', path: '/engine//models/./x' });
  expect(decision).toMatchObject({ route: routes[1], rest: '/x' });
  expect(targetUrl('http://engine/v1/models', '/x')).toBe('http://engine/v1/models/x');
  expect(targetUrl('http://engine/metrics', '%2f..%2f..%2fversion')).toBe('http://engine/metrics');
});

test('addresses and keys come from the datasource', () => {
  const data = { JsonData: { org: 'a' }, SecureJsonData: { baseUrl: 'http://engine:8000' } };
  expect(fillTemplate(routes[0].url, data)).toBe('http://engine:8000/metrics');
  expect(fillTemplate('{{.JsonData.org}}-{{ .JsonData.none }}', data)).toBe('a-');
});
