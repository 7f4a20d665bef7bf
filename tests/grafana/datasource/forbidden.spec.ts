import { FORBIDDEN } from '../../support/forbidden-calls';
import { KEY, MODEL } from './engine';
import { ROLES, type OwnGrafana, type Role } from './own-grafana';
import { rawRequest } from './raw-request';
import { expect, PROVISIONED, test } from './test';

const PROXY = `/api/datasources/proxy/uid/${PROVISIONED}`;

/** Ways to climb out of an allowed path. */
const CLIMBS = [
  '%2f..%2f..%2fsleep',
  '/%2e%2e/%2e%2e/sleep',
  '/..%5c..%5csleep',
  '/%2E%2E%2Fsleep',
  'x',
  '/x',
  '?x=../sleep',
];

const PROMPT = { model: MODEL, max_tokens: 2 };
const PROMPTS = {
  'engine/chat': { ...PROMPT, messages: [{ role: 'user', content: 'Hello' }] },
  'engine/completions': { ...PROMPT, prompt: 'Hello' },
  'engine/tokenize': { model: MODEL, prompt: 'Hello' },
};

for (const role of ROLES) {
  test(`${FORBIDDEN.length} forbidden calls are refused and none reaches the engine, as ${role}`, async ({ stage }) => {
    const { seen } = stage.engine.front;
    const before = seen.length;
    const answers = await all(stage.own, role, FORBIDDEN);
    expect(answers.filter(({ status }) => ![403, 404, 502].includes(status))).toEqual([]);
    expect(seen.slice(before)).toEqual([]);
  });
}

test('what follows an allowed path stays at its own URL, however it is written', async ({ stage }) => {
  const { seen } = stage.engine.front;
  const before = seen.length;
  const calls = CLIMBS.map((rest) => ['GET', `engine/metrics${rest}`] as const);
  await all(stage.own, 'Admin', calls);
  expect(seen.slice(before).filter(({ url }) => !/^\/metrics([/?]|$)/.test(url))).toEqual([]);
});

test('prompts are refused to a viewer and answered to an editor and an admin', async ({ stage }) => {
  const { seen } = stage.engine.front;
  const before = seen.length;
  expect(await prompt(stage.own, 'Viewer')).toEqual([403, 403, 403]);
  expect(seen.slice(before)).toEqual([]);
  expect(await prompt(stage.own, 'Editor')).toEqual([200, 200, 200]);
  expect(await prompt(stage.own, 'Admin')).toEqual([200, 200, 200]);
  const paths = ['/v1/chat/completions', '/v1/completions', '/tokenize'];
  expect(seen.slice(before).map(({ url }) => url)).toEqual([...paths, ...paths]);
  expect(seen.slice(before).filter(({ authorization }) => authorization !== `Bearer ${KEY}`)).toEqual([]);
});

async function prompt({ url }: OwnGrafana, role: Role): Promise<number[]> {
  const statuses = [];
  for (const [path, body] of Object.entries(PROMPTS)) {
    statuses.push((await rawRequest(url, { method: 'POST', path: `${PROXY}/${path}`, role, body })).status);
  }
  return statuses;
}

async function all({ url }: OwnGrafana, role: Role, calls: ReadonlyArray<readonly [method: string, path: string]>) {
  const answers = [];
  for (const [method, path] of calls) {
    answers.push({ method, path, ...(await rawRequest(url, { method, path: `${PROXY}/${path}`, role })) });
  }
  return answers;
}
