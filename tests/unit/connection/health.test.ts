import { getBackendSrv } from '@grafana/runtime';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkHealth, type HealthOptions } from '../../../src/datasource/connection/health';
import type { VllmOptions } from '../../../src/datasource/options';
import { backendOver, type FakeGrafana, startGrafana } from '../../support/grafana-backend';
import { recordedScrapes } from '../../support/recordings';

jest.mock('@grafana/runtime', () => ({ getBackendSrv: jest.fn() }));

interface Reply {
  readonly status?: number;
  readonly body?: string;
  readonly location?: string;
}

type Replies = Partial<
  Record<
    'engine/metrics' | 'engine/models' | 'engine/version' | 'engine/health' | 'gpu/metrics' | 'stored',
    Reply | 'silence'
  >
>;

const PROXY = '/api/datasources/proxy/uid/abc';
const DCGM = '# TYPE DCGM_FI_DEV_GPU_UTIL gauge\nDCGM_FI_DEV_GPU_UTIL{gpu="0"} 3\n';
const SETTINGS = { body: '{"secureJsonFields":{"baseUrl":true,"apiKey":true}}' };
const DOWN = { status: 502 };
const NOT_FOUND = { status: 404, body: '{"detail":"Not Found"}' };

const fixture = (name: string) => readFileSync(join(__dirname, '../../fixtures', name), 'utf8');
const page = (name: string) =>
  recordedScrapes(name)
    .flatMap(({ page: text }) => text ?? [])
    .at(-1) ?? '';
const api = new Map(
  fixture('vllm-http/0.32.0.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; status: number; answer: string })
    .map(({ name, status, answer }) => [name, { status, body: answer }])
);
const healthy: Replies = {
  'engine/metrics': { body: page('healthy-0.32.0') },
  'engine/models': api.get('key-right-models'),
  'engine/version': api.get('version'),
  'engine/health': api.get('health'),
  stored: SETTINGS,
};

let grafana: FakeGrafana | undefined;

/** What the test of a datasource says where its routes and Grafana itself answer so. */
async function check(replies: Replies, options: VllmOptions = {}, more?: HealthOptions) {
  const all = { ...healthy, ...replies };
  grafana = await startGrafana(({ url = '' }, response) => {
    const path = url === '/api/datasources/uid/abc' ? 'stored' : url.slice(PROXY.length + 1);
    const reply = url === '/api/health' ? {} : (all[path as keyof Replies] ?? { status: 502 });
    if (reply === 'silence') {
      return response.destroy();
    }
    const { status = 200, body = '', location } = reply;
    return response.writeHead(status, { 'content-type': 'text/plain', ...(location && { location }) }).end(body);
  });
  jest.mocked(getBackendSrv).mockReturnValue(backendOver(grafana.origin));
  return checkHealth(PROXY, options, { now: () => 0, ...more });
}

afterEach(async () => {
  await grafana?.close();
  grafana = undefined;
});

describe('checkHealth', () => {
  it('says what a healthy engine is', async () => {
    expect(await check({})).toEqual({
      status: 'success',
      message: expect.stringMatching(
        /^vLLM 0\.32\.0 · model tiny-qwen · 1 engine · context 2,048 tokens · 53 KB scraped in 0 ms$/
      ),
    });
  });

  it('counts data-parallel engines', async () => {
    const { status, message } = await check({ 'engine/metrics': { body: page('data-parallel-2-0.32.0') } });
    expect([status, message]).toEqual(['success', expect.stringContaining(' · 2 engines (data parallel) · ')]);
  });

  it('tells models from adapters', async () => {
    const models = [{ id: 'a', max_model_len: 4096 }, { id: 'b' }, { id: 'lora', parent: 'a' }];
    const { message } = await check({ 'engine/models': { body: JSON.stringify({ data: models }) } });
    expect(message).toContain('models a, b with 1 LoRA adapter · 1 engine · context 4,096 tokens');
  });

  it.each<[string, Replies, RegExp]>([
    [
      'a base URL that is missing',
      { stored: { body: '{"secureJsonFields":{}}' }, 'engine/metrics': DOWN },
      /^There is no engine yet/,
    ],
    [
      'an engine that is down',
      { 'engine/metrics': DOWN, 'engine/models': DOWN, 'engine/version': DOWN },
      /^Grafana cannot connect/,
    ],
    [
      'an engine that is down, to who may not read settings',
      { stored: { status: 403 }, 'engine/metrics': DOWN },
      /^Grafana cannot connect/,
    ],
    ['settings that are no document', { stored: { body: 'x' }, 'engine/metrics': DOWN }, /^Grafana cannot connect/],
    [
      'a wrong base URL',
      { 'engine/metrics': NOT_FOUND, 'engine/models': NOT_FOUND, 'engine/version': NOT_FOUND },
      /without \/v1/,
    ],
    ['an API without metrics', { 'engine/metrics': NOT_FOUND }, /^An API answers here/],
    ['a redirect to another site', { 'engine/metrics': 'silence' }, /^Grafana answers, but no complete page/],
    ['a login page', { 'engine/metrics': { body: '<html>' } }, /^A web page came/],
    ['a page that cannot be read', { 'engine/metrics': { body: 'a b c\n' } }, /^This is not a metrics page: line 1/],
    ['a wrong key', { 'engine/models': { status: 400 } }, /^The engine refuses the API key/],
    [
      'vLLM without statistics',
      { 'engine/metrics': { body: fixture('stats-off-0.32.0.txt') } },
      /^This is vLLM 0\.32\.0, but its page has no statistics/,
    ],
    [
      'vLLM with two servers and no statistics',
      { 'engine/metrics': { body: fixture('stats-off-0.32.0-two-servers.txt') } },
      /has no statistics/,
    ],
    [
      'an old vLLM with an empty page',
      { 'engine/metrics': { body: '' }, 'engine/version': { body: '{"version":"0.8.5"}' } },
      /^This is vLLM 0\.8\.5, but its page has no statistics/,
    ],
    [
      'an old vLLM before its first request',
      { 'engine/metrics': { body: fixture('no-request-yet-0.8.5.txt') } },
      /show nothing before their first one/,
    ],
    [
      'an empty page of who knows what',
      { 'engine/metrics': { body: '' }, 'engine/version': NOT_FOUND },
      /^The page is empty/,
    ],
    [
      'a node exporter',
      { 'engine/metrics': { body: fixture('node-exporter-1.5.txt') } },
      /^This is the page of a node exporter, not of vLLM/,
    ],
    ['a DCGM exporter', { 'engine/metrics': { body: DCGM } }, /Its own address goes into the field for GPU metrics/],
    ['SGLang', { 'engine/metrics': { body: 'sglang:num_running_reqs 1\n' } }, /^This is the page of SGLang/],
    [
      'another program',
      { 'engine/metrics': { body: '# TYPE my_jobs gauge\nmy_jobs 1\n' }, 'engine/version': NOT_FOUND },
      /it has my_jobs and the like/,
    ],
    ['Ray Serve', { 'engine/metrics': { body: 'ray_vllm_num_requests_running 1\n' } }, /under Ray Serve/],
    ['KServe', { 'engine/metrics': { body: 'kserve_vllm:num_requests_running 1\n' } }, /under KServe/],
    ['underscores', { 'engine/metrics': { body: 'vllm_num_requests_running 1\n' } }, /writes its names otherwise/],
    ['a dead engine', { 'engine/health': { status: 503 } }, /its engine has died/],
  ])('refuses %s', async (_, replies, text) => {
    const { status, message } = await check(replies);
    expect([status, message]).toEqual(['error', expect.stringMatching(text)]);
  });

  it('refuses an interval that is none', async () => {
    expect(await check({}, { scrapeInterval: 'often' })).toMatchObject({
      status: 'error',
      message: expect.stringContaining('often'),
    });
  });

  it.each<[string, Replies, VllmOptions, RegExp]>([
    [
      'a key that is missing',
      { 'engine/models': { status: 400 }, stored: { body: '{"secureJsonFields":{"baseUrl":true}}' } },
      {},
      /^The engine wants an API key/,
    ],
    ['models that cannot be read', { 'engine/models': NOT_FOUND }, {}, /^The list of models cannot be read/],
    ['models that are none', { 'engine/models': { body: '<html>' } }, {}, /not what vLLM gives/],
    [
      'an old version',
      {
        'engine/version': { body: '{"version":"0.7.3"}' },
        'engine/metrics': { body: 'vllm:num_requests_running{model_name="m"} 0\n' },
      },
      {},
      /^vLLM 0\.7\.3 is older than 0\.8\.0/,
    ],
    [
      'old names',
      { 'engine/version': NOT_FOUND, 'engine/metrics': { body: 'vllm:num_requests_running 0\nvllm:tokens_total 0\n' } },
      {},
      /is older than 0\.8\.0/,
    ],
    [
      'a series exposed twice',
      { 'engine/metrics': { body: `${page('healthy-0.32.0')}python_info 1\npython_info 1\n` } },
      {},
      /exposed twice/,
    ],
    [
      'a GPU page that is down',
      { 'gpu/metrics': DOWN },
      { gpu: true },
      /^The GPU page cannot be read\. Grafana cannot connect/,
    ],
    [
      'a GPU page that is the engine’s',
      { 'gpu/metrics': { body: page('healthy-0.32.0') } },
      { gpu: true },
      /leads to vLLM’s own page/,
    ],
    [
      'a GPU page that is a node’s',
      { 'gpu/metrics': { body: fixture('node-exporter-1.5.txt') } },
      { gpu: true },
      /leads to the page of a node exporter/,
    ],
    [
      'a GPU page that nobody knows',
      { 'gpu/metrics': { body: 'a 1\n' } },
      { gpu: true },
      /leads to no page of a DCGM exporter/,
    ],
  ])('warns of %s', async (_, replies, options, text) => {
    const answer = await check(replies, options);
    expect(answer).toMatchObject({
      status: 'warning',
      message: expect.stringMatching(/^vLLM /),
      details: { message: expect.stringMatching(text) },
    });
  });

  it('is content with a DCGM exporter', async () => {
    expect((await check({ 'gpu/metrics': { body: DCGM } }, { gpu: true })).status).toBe('success');
  });

  it('believes the names of a build from source rather than its version', async () => {
    expect((await check({ 'engine/version': { body: '{"version":"0.1.dev9+gabc"}' } })).status).toBe('success');
  });

  it('guesses a version that is not told', async () => {
    expect((await check({ 'engine/version': NOT_FOUND })).message).toMatch(/^vLLM 0\.32\.0 or newer · /);
  });

  it.each([
    ['finds no series', async () => ({ engines: 0 }), /^The linked Prometheus has no vLLM series/],
    [
      'has a problem',
      async () => ({ problem: 'Bad matchers.' }),
      /^The linked Prometheus cannot be asked\. Bad matchers\.$/,
    ],
    ['rejects', () => Promise.reject(new Error('no such datasource')), /no such datasource/],
  ])('warns where the linked Prometheus %s', async (_, prometheus, text) => {
    const { status, details } = await check({}, {}, { prometheus });
    expect([status, details?.message]).toEqual(['warning', expect.stringMatching(text)]);
  });

  it('is content with a linked Prometheus that has the engine', async () => {
    expect((await check({}, {}, { prometheus: async () => ({ engines: 2 }) })).status).toBe('success');
  });

  it('speaks of no address in any answer', async () => {
    for (const replies of [
      {},
      { 'engine/metrics': DOWN },
      { 'engine/metrics': NOT_FOUND },
      { 'engine/models': { status: 400 } },
    ]) {
      expect(JSON.stringify(await check(replies))).not.toMatch(/127\.0\.0\.1|proxy\/uid/);
      await grafana?.close();
    }
  });
});
