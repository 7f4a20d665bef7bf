import { rawRequest } from './raw-request';
import { expect, PROVISIONED, test, type Stage } from './test';

const PROXY = `/api/datasources/proxy/uid/${PROVISIONED}`;

/** What an engine has or might have, and what nobody may do to it through Grafana. */
const FORBIDDEN = [
  ...['POST sleep', 'POST wake_up', 'GET is_sleeping', 'POST pause', 'POST resume', 'GET is_paused'],
  ...['POST v1/load_lora_adapter', 'POST v1/unload_lora_adapter', 'POST reset_prefix_cache', 'POST reset_mm_cache'],
  ...['POST collective_rpc', 'GET server_info', 'POST scale_elastic_ep', 'POST start_profile', 'POST stop_profile'],
  ...[
    'GET docs',
    'GET redoc',
    'GET openapi.json',
    'GET ',
    'GET ping',
    'POST invocations',
    'GET v1/models',
    'GET metrics',
  ],
  ...['POST v1/embeddings', 'POST v1/responses', 'POST v1/audio/transcriptions', 'POST v1/chat/completions'],
  ...['POST score', 'POST rerank', 'POST pooling', 'POST classify', 'POST detokenize', 'GET tokenizer_info'],
  ...[
    'POST engine/metrics',
    'PUT engine/metrics',
    'DELETE engine/metrics',
    'PATCH engine/models',
    'DELETE engine/models',
  ],
  ...['HEAD engine/metrics', 'OPTIONS engine/models', 'POST engine/health', 'POST engine/load', 'POST gpu/metrics'],
  ...['GET engine/chat', 'PUT engine/completions', 'DELETE engine/chat', 'GET engine/tokenize'],
  ...[
    'GET engine',
    'GET engine/sleep',
    'POST engine/sleep',
    'GET engine/server_info',
    'GET gpu',
    'GET /',
    'GET //metrics',
  ],
  ...['GET engine/metrics/../../v1/models', 'POST engine/chat/../../sleep', 'GET engine/../metrics', 'GET ./metrics'],
  ...[
    'POST engine/chat/../sleep',
    'GET %65ngine/metrics',
    'GET engine%2fmetrics',
    'POST %2e%2e/sleep',
    'GET ..%2fmetrics',
  ],
].map((line) => line.split(' ') as [method: string, path: string]);

for (const role of ['Viewer', 'Editor', 'Admin']) {
  test(`${FORBIDDEN.length} forbidden calls are refused and never reach the engine, as ${role}`, async ({ stage }) => {
    const answers = await all(stage, role, FORBIDDEN);
    expect(answers.filter(({ status }) => ![403, 404, 502].includes(status))).toEqual([]);
    expect(stage.engine.seen).toEqual([]);
  });
}

test('what follows an allowed path stays below it, however it is written', async ({ stage }) => {
  const below = [
    '%2f..%2f..%2fsleep',
    '/%2e%2e/%2e%2e/sleep',
    '/..%5c..%5csleep',
    '/%2E%2E%2Fsleep',
    'x',
    '/../metrics/x',
  ];
  await all(
    stage,
    'Admin',
    below.map((rest) => ['GET', `engine/metrics${rest}`])
  );
  expect(stage.engine.seen.map(({ url }) => url).filter((url) => !url.startsWith('/metrics/'))).toEqual([]);
});

test('only an editor may send prompts, and the key is added on the way', async ({ stage }) => {
  const prompts = ['engine/chat', 'engine/completions', 'engine/tokenize'].map((path) => ['POST', path] as const);
  expect(await all(stage, 'Viewer', prompts)).toEqual(
    prompts.map(([method, path]) => ({
      method,
      path,
      status: 403,
      body: '{"message":"plugin proxy route access denied"}',
    }))
  );
  expect(stage.engine.seen).toEqual([]);
  for (const role of ['Editor', 'Admin']) {
    const refusals = (await all(stage, role, prompts)).filter(({ status }) => [401, 403, 502].includes(status));
    expect(refusals).toEqual([]);
  }
  expect(stage.engine.seen.map(({ url, authorized }) => [url, authorized]).slice(0, 3)).toEqual([
    ['/v1/chat/completions', true],
    ['/v1/completions', true],
    ['/tokenize', true],
  ]);
});

test('settings are for admins, and secrets for nobody', async ({ stage }) => {
  const path = `/api/datasources/uid/${PROVISIONED}`;
  for (const role of ['Viewer', 'Editor']) {
    expect((await rawRequest(stage.url, 'GET', path, role)).status).toBe(403);
    expect((await rawRequest(stage.url, 'PUT', path, role)).status).toBe(403);
    expect((await rawRequest(stage.url, 'POST', '/api/datasources', role)).status).toBe(403);
  }
  const { status, body } = await rawRequest(stage.url, 'GET', path, 'Admin');
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ url: '', secureJsonFields: { baseUrl: true, gpuUrl: true, apiKey: true } });
  expect(JSON.parse(body)).not.toHaveProperty('secureJsonData');
});

async function all({ url }: Stage, role: string, calls: ReadonlyArray<readonly [method: string, path: string]>) {
  const answers = [];
  for (const [method, path] of calls) {
    answers.push({ method, path, ...(await rawRequest(url, method, `${PROXY}/${path}`, role)) });
  }
  return answers;
}
