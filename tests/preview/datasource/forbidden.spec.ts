import { FORBIDDEN } from '../../support/forbidden-calls';
import { rawRequest } from './raw-request';
import { expect, PROVISIONED, test, type Stage } from './test';

const PROXY = `/api/datasources/proxy/uid/${PROVISIONED}`;

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
