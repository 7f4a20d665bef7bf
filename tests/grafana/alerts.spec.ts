import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Ports } from '../../cli/demo/ports';
import { basicAuth, password, type Role } from './datasource/own-grafana';
import { takeScreenshot } from './screenshot';
import { startServer } from './server';
import { readStack } from './stack-file';

// One Grafana without rules from files, below a path, that wants a login; each test goes on where the last one ended.
test.describe.configure({ mode: 'serial', timeout: 400_000 });

const PAGE = '/a/vllmconsole-vllm-app/alerts';
const FOLDER = 'vllm-console-alert-rules';
const PROVISIONING = '/api/v1/provisioning';
const CONTACT_POINT = 'On call';
const EDITED = 'vllm-console-VLLMTargetDown';
const { groups } = JSON.parse(readFileSync(join(__dirname, '../../src/alerts/alerts.json'), 'utf8')) as {
  groups: Array<{ rules: unknown[] }>;
};
const ALL = groups.flatMap(({ rules }) => rules).length;

interface Stored {
  readonly uid: string;
  readonly for: string;
  readonly provenance?: string;
  readonly notification_settings?: { readonly receiver: string };
  readonly data: Array<{ model: Record<string, unknown> }>;
}

let url = '';
let stop = async () => {};

test.beforeAll(async () => {
  const { grafana, plugin, provisioning, dashboards, prometheusUrl, live } = readStack();
  const folder = mkdtempSync(join(tmpdir(), 'vllm-console-alerts-'));
  const own = join(folder, 'provisioning');
  cpSync(provisioning, own, { recursive: true });
  rmSync(join(own, 'alerting'), { recursive: true, force: true });
  mkdirSync(join(own, 'alerting'));
  const { port } = await new Ports('127.0.0.1').choose(0);
  const server = await startServer(grafana, {
    port,
    folder,
    plugin,
    provisioning: own,
    dashboards,
    prometheusUrl,
    engine: live,
    settings: {
      GF_SERVER_ROOT_URL: `http://127.0.0.1:${port}/grafana/`,
      GF_SERVER_SERVE_FROM_SUB_PATH: 'true',
      GF_AUTH_ANONYMOUS_ENABLED: 'false',
      GF_AUTH_BASIC_ENABLED: 'true',
      GF_SECURITY_ADMIN_USER: 'Admin',
      GF_RBAC_PERMISSION_CACHE: 'false',
      GF_SECURITY_ADMIN_PASSWORD: password('Admin'),
    },
  });
  url = `http://127.0.0.1:${port}/grafana`;
  stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const role of ['Viewer', 'Editor'] as const) {
    const user = { login: role, name: role, password: password(role) };
    const { id } = await asAdmin<{ id: number }>('POST', '/api/admin/users', user);
    await asAdmin('PATCH', `/api/org/users/${id}`, { role });
  }
});
test.afterAll(() => stop());

test('an editor sees what is new, installs it, and every rule is evaluated without an error', async ({ context }) => {
  const page = await open(context, 'Editor');
  await expect(page.getByRole('combobox', { name: 'Prometheus datasource' })).toHaveValue('Prometheus');
  await expect(status(page)).toHaveText(`${ALL} new`);
  await page.getByRole('button', { name: 'Install' }).click();
  await expect(page.getByText('The rules are as chosen')).toBeVisible();
  const stored = await rules();
  expect(stored).toHaveLength(ALL);
  expect(stored.filter(({ provenance }) => provenance)).toEqual([]);
  await expect.poll(badRules, { timeout: 200_000, intervals: [5_000] }).toEqual([]);
});

test('a second preview says that all is as chosen', async ({ context }) => {
  const page = await open(context, 'Editor');
  await expect(status(page)).toHaveText(`Everything is as chosen: ${ALL} rules are installed.`);
  await expect(page.getByRole('button', { name: 'Update' })).toBeDisabled();
});

test('alerts go to a contact point that is chosen, and back to the policies', async ({ context }) => {
  const settings = { url: 'http://127.0.0.1:9/' };
  await asAdmin('POST', `${PROVISIONING}/contact-points`, { name: CONTACT_POINT, type: 'webhook', settings });
  const page = await open(context, 'Editor');
  for (const [option, receiver] of [
    [CONTACT_POINT, CONTACT_POINT],
    ['Leave it to my notification policies', undefined],
  ] as const) {
    await page.getByRole('combobox', { name: 'Contact point' }).click();
    await page.getByRole('option', { name: option }).click();
    await expect(status(page)).toContainText(`${ALL} changed`);
    await takeScreenshot(page, `alerts-contact-${receiver ? 'point' : 'policies'}`);
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(status(page)).toHaveText(`Everything is as chosen: ${ALL} rules are installed.`);
    expect(new Set((await rules()).map(({ notification_settings }) => notification_settings?.receiver))).toEqual(
      new Set([receiver])
    );
  }
});

test('an edit in Grafana is shown with both values, and kept when limits change', async ({ context }) => {
  const before = await rule();
  await asAdmin('PUT', `${PROVISIONING}/alert-rules/${EDITED}`, { ...before, for: '7m' });
  const page = await open(context, 'Editor');
  await expect(status(page)).toContainText(`1 edited in Grafana · ${ALL - 1} as chosen.`);
  const row = page.getByRole('group', { name: 'VLLMTargetDown', exact: true });
  await expect(row).toContainText('Pending for');
  await expect(row).toContainText('7m');
  await expect(row).toContainText('3m');
  await page.getByRole('combobox', { name: 'Kind of work' }).click();
  await page.getByRole('option', { name: 'Chat' }).click();
  await expect(status(page)).toContainText(/[1-9]\d* changed · 1 edited in Grafana/);
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('The rules are as chosen')).toBeVisible();
  expect((await rule()).for).toBe('7m');
  expect(await limitOf('vllm-console-HighLatency')).toEqual([10]);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Kind of work' })).toHaveValue('Chat');
  await expect(status(page)).toContainText('There is nothing to write: edits are kept.');
});

for (const theme of ['dark', 'light'] as const) {
  for (const size of [
    { width: 1400, height: 1800 },
    { width: 390, height: 1800 },
  ]) {
    test(`axe finds nothing on the page, ${theme}, ${size.width} wide`, async ({ context }) => {
      const page = await open(context, 'Editor', { theme, size });
      await expect(status(page)).toContainText('1 edited in Grafana');
      await takeScreenshot(page, `alerts-${theme}-${size.width}`);
      await page.getByText('Limits', { exact: true }).click();
      await page.getByText('Jobs', { exact: true }).click();
      await expect(page.getByRole('textbox', { name: 'Jobs of gateways' })).toBeVisible();
      await takeScreenshot(page, `alerts-limits-${theme}-${size.width}`);
      const { violations } = await new AxeBuilder({ page }).include('#choices').include('#preview').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}

test('an editor to whom the folder is closed is told which permission is missing', async ({ context }) => {
  await asAdmin('POST', `/api/folders/${FOLDER}/permissions`, { items: [] });
  const page = await open(context, 'Editor');
  await expect(status(page)).toHaveText(`${ALL} new`);
  await page.getByRole('button', { name: 'Install' }).click();
  await expect(page.getByText('You may not change these alert rules')).toBeVisible();
  await expect(page.getByText(/alert\.rules:write.*alert\.provisioning:write/)).toBeVisible();
  await expect(page.getByText(/^Grafana said: 403 /)).toBeVisible();
  await expect(page.getByText('Nothing was written')).toBeVisible();
  await takeScreenshot(page, 'alerts-forbidden');
  expect((await rule()).for).toBe('7m');
});

test('a viewer who follows a runbook’s link to the page is told that it is not theirs', async ({ context }) => {
  const page = await open(context, 'Viewer', { path: '/a/vllmconsole-vllm-app/runbooks/HighLatency' });
  await expect(page.getByRole('article').getByRole('table').first()).toBeVisible();
  await page.getByRole('link', { name: 'Set up alerts' }).first().click();
  await expect(page.getByText('You do not have permission to see this page.')).toBeVisible();
  // Whoever loads the address itself is sent to Grafana's home page, by Grafana.
  await page.reload();
  await expect(page).toHaveURL(new RegExp('/grafana/$'));
});

test('an admin overwrites the edit, and uninstalls everything', async ({ context }) => {
  const page = await open(context, 'Admin');
  await page.getByRole('checkbox', { name: 'Overwrite the edit of VLLMTargetDown' }).check({ force: true });
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('The rules are as chosen')).toBeVisible();
  expect((await rule()).for).toBe('3m');
  await page.getByRole('button', { name: 'Uninstall' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Uninstall' }).click();
  await expect(page.getByText('The rules are removed')).toBeVisible();
  expect(await rules()).toEqual([]);
  await expect(status(page)).toHaveText(`${ALL} new`);
});

function status(page: Page) {
  return page.locator('#preview').getByRole('status').first();
}

interface Look {
  readonly path?: string;
  readonly theme?: 'dark' | 'light';
  readonly size?: { readonly width: number; readonly height: number };
}

async function open(
  context: BrowserContext,
  role: Role,
  { path = PAGE, theme = 'dark', size }: Look = {}
): Promise<Page> {
  const login = await context.request.post(`${url}/login`, { data: { user: role, password: password(role) } });
  expect(login.ok()).toBe(true);
  const page = await context.newPage();
  await page.addInitScript(() => window.localStorage.setItem('grafana.navigation.docked', 'false'));
  await page.setViewportSize(size ?? { width: 1400, height: 1000 });
  await page.goto(`${url}${path}?theme=${theme}`);
  return page;
}

async function asAdmin<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = {
    'content-type': 'application/json',
    authorization: basicAuth('Admin'),
    'X-Disable-Provenance': 'true',
  };
  const response = await fetch(`${url}${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  }
  return (await response.json()) as T;
}

function rules(): Promise<Stored[]> {
  return asAdmin('GET', `${PROVISIONING}/alert-rules`);
}

async function rule(uid = EDITED): Promise<Stored> {
  return asAdmin('GET', `${PROVISIONING}/alert-rules/${uid}`);
}

async function limitOf(uid: string): Promise<unknown> {
  const { conditions } = (await rule(uid)).data[1].model as { conditions: Array<{ evaluator: { params: number[] } }> };
  return conditions[0].evaluator.params;
}

/** The rules that were not evaluated yet, or not without an error. */
async function badRules(): Promise<string[]> {
  const { data } = await asAdmin<{
    data: {
      groups: Array<{ rules: Array<{ name: string; health: string; lastError?: string; lastEvaluation: string }> }>;
    };
  }>('GET', '/api/prometheus/grafana/api/v1/rules');
  const all = data.groups.flatMap((group) => group.rules);
  const bad = all.filter(
    ({ health, lastError, lastEvaluation }) => health !== 'ok' || lastError || lastEvaluation.startsWith('0001')
  );
  return [
    ...(all.length === ALL ? [] : [`${all.length} of ${ALL} rules`]),
    ...bad.map(({ name, health, lastError = '' }) => `${name}: ${health} ${lastError}`),
  ];
}
