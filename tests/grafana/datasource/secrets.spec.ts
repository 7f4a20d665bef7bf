import { KEY } from './engine';
import { ROLES } from './own-grafana';
import { rawRequest } from './raw-request';
import { expect, PROVISIONED, test } from './test';
import { Watch } from './watch';

const PLANTED = 'sk-planted:1';

// Every test here reads all answers; this one shows that it would see a secret in them.
test('a secret in a body, in a header or in an address is seen', async ({ browser }) => {
  const context = await browser.newContext();
  const watch = new Watch(context, [PLANTED]);
  await context.route('**/body', (route) => route.fulfill({ body: `{"url":"${PLANTED}"}` }));
  await context.route('**/header', (route) => route.fulfill({ headers: { via: PLANTED }, body: '' }));
  await context.route('**/address?*', (route) => route.fulfill({ body: '' }));
  const page = await context.newPage();
  for (const path of ['body', 'header', `address?of=${encodeURIComponent(PLANTED)}`]) {
    await page.goto(`http://nowhere.invalid/${path}`);
    // A body is gone with its page.
    await watch.found();
  }
  const address = `the address http://nowhere.invalid/address?of=${encodeURIComponent(PLANTED)}`;
  expect((await watch.found()).sort()).toEqual([address, 'the body of /body', 'the headers of /header']);
  await context.close();
});

test('what Grafana tells of the datasource names its secrets and holds none, whoever asks', async ({ stage }) => {
  const answers = [];
  for (const role of ROLES) {
    for (const path of [`/api/datasources/uid/${PROVISIONED}`, '/api/datasources', '/api/frontend/settings']) {
      answers.push({ role, path, ...(await rawRequest(stage.own.url, { method: 'GET', path, role })) });
    }
  }
  const leaks = answers.filter(({ body }) => stage.secrets.some((secret) => body.includes(secret)));
  expect(leaks.map(({ role, path }) => `${role} ${path}`)).toEqual([]);
  const settings = JSON.parse(answers.find(({ role }) => role === 'Admin')?.body ?? '{}');
  expect(settings).toMatchObject({ url: '', secureJsonFields: { baseUrl: true, gpuUrl: true, apiKey: true } });
  expect(JSON.stringify(settings)).not.toContain(KEY);
});
