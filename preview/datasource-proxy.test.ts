import fastify from 'fastify';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { registerDatasourceProxy } from './datasource-proxy';
import { Datasources } from './datasources';
import type { BuiltPlugin } from './dist';

const AUTHORIZATION = '{{ if .SecureJsonData.apiKey }}Bearer {{ .SecureJsonData.apiKey }}{{ end }}';
const ROUTES = ['/metrics', '/401', '/302', '/gzip', '/hang'].map((path) => ({
  path: `engine${path}`,
  method: 'GET',
  url: `{{ .SecureJsonData.baseUrl }}${path}`,
  headers: [{ name: 'Authorization', content: AUTHORIZATION }],
}));
const PLUGIN: BuiltPlugin = { id: 'p', type: 'datasource', name: 'p', folder: '', routes: ROUTES };

const seen: IncomingMessage[] = [];
const engine = createServer((request, answer) => {
  seen.push(request);
  if (request.url === '/401') {
    answer.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"Unauthorized"}');
  } else if (request.url === '/302') {
    answer.writeHead(302, { location: 'https://login.example/', 'set-cookie': 'a=b', server: 'x' }).end();
  } else if (request.url === '/gzip') {
    answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('page'));
  } else if (request.url !== '/hang') {
    answer.end('page');
  }
});
let baseUrl: string;

beforeAll(async () => {
  await new Promise<void>((done) => engine.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
});
afterAll(async () => {
  engine.closeAllConnections();
  await new Promise((done) => engine.close(done));
});
beforeEach(() => void seen.splice(0));

async function get(path: string, secureJsonData: Record<string, string>, jsonData: Record<string, unknown> = {}) {
  const app = fastify();
  const options = {
    prometheusUrl: '',
    dist: '',
    datasources: [{ uid: 'u', name: 'u', type: 'p', jsonData, secureJsonData }],
  };
  registerDatasourceProxy(app, options, [PLUGIN], new Datasources(options));
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/datasources/proxy/uid/u/${path}`;
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie: 'session=1' } });
  const { status, headers } = answer;
  const body = await answer.text();
  await app.close();
  return { status, headers, body };
}

test('the key is added on the way, and nothing of the visitor but what he accepts', async () => {
  expect(await get('engine/metrics?x=1', { baseUrl, apiKey: 'k' })).toMatchObject({ status: 200, body: 'page' });
  expect(seen[0].url).toBe('/metrics?x=1');
  expect(seen[0].headers).toMatchObject({ authorization: 'Bearer k' });
  expect(seen[0].headers).not.toHaveProperty('cookie');
});

// Recorded from a Grafana 12.3.0.
test("the engine's 401 is a 400 that says nothing of it", async () => {
  const refused = await get('engine/401', { baseUrl });
  expect(refused).toMatchObject({ status: 400, body: 'Authentication to data source failed' });
});

test('a redirect is passed on, without cookies and the name of the server', async () => {
  const { status, headers } = await get('engine/302', { baseUrl });
  expect(status).toBe(302);
  expect(['location', 'set-cookie', 'server'].map((name) => headers.get(name))).toEqual([
    'https://login.example/',
    null,
    null,
  ]);
});

test('a compressed page stays compressed', async () => {
  const { headers, body } = await get('engine/gzip', { baseUrl });
  expect([headers.get('content-encoding'), body]).toEqual(['gzip', 'page']);
});

test.each([
  ['an engine that is down', { baseUrl: 'http://127.0.0.1:9' }],
  ['no address', {}],
  ['an empty address', { baseUrl: '' }],
  ['an address that is none', { baseUrl: 'engine:8000' }],
])('%s is a bodiless 502', async (_, secrets: Record<string, string>) => {
  expect(await get('engine/metrics', secrets)).toMatchObject({ status: 502, body: '' });
});

test('an engine that does not begin to answer is a bodiless 504', async () => {
  expect(await get('engine/hang', { baseUrl }, { timeout: 0.05 })).toMatchObject({ status: 504, body: '' });
});

test('a template that the preview does not know is an error at its start', () => {
  const odd = { ...PLUGIN, routes: [{ path: 'a', url: '{{ .JsonData.a | printf }}' }] };
  expect(() => registerDatasourceProxy(fastify(), { prometheusUrl: '', dist: '' }, [odd], {} as Datasources)).toThrow();
});
