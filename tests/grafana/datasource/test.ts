import { test as base, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { readStack } from '../stack-file';
import { KEY, startEngine, type Engine } from './engine';
import { password, startOwnGrafana, type OwnGrafana, type Role } from './own-grafana';
import { holdsSecret, Watch } from './watch';

/** The uid in provisioning/datasources/vllm.yaml. */
export const PROVISIONED = 'vllm-console-engine';

interface Stage {
  readonly engine: Engine;
  /** The Grafana that wants a login. */
  readonly own: OwnGrafana;
  /** What no browser may be told. */
  readonly secrets: readonly string[];
}

interface Fixtures {
  /** What the browser is told in a test; at its end, nothing may have gone wrong or have been given away. */
  readonly watch: Watch;
  /** Opens a path of the Grafana that wants a login, as one who has logged in. */
  readonly openAs: (role: Role, path: string) => Promise<Page>;
}

/** Tests of the datasource, over one simulated engine and one Grafana more for all of them. */
export const test = base.extend<Fixtures, { readonly stage: Stage }>({
  stage: [
    async ({}, use) => {
      const engine = await startEngine();
      const own = await startOwnGrafana(engine);
      const hosts = [engine.front.url, engine.gpuUrl].map((url) => new URL(url).host);
      await use({ engine, own, secrets: [KEY, ...hosts, readStack().live.url] });
      await own.stop();
      await engine.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  watch: [
    async ({ context, stage }, use) => {
      const watch = new Watch(context, stage.secrets);
      await use(watch);
      base.expect([...watch.complaints]).toEqual([]);
      base.expect(await watch.found()).toEqual([]);
      const { engine, own } = stage;
      // Of an engine that cannot be reached, Grafana's log has host and port, but never the URL.
      const known = [KEY, engine.front.url, engine.gpuUrl];
      base.expect(linesWith([own.log, readStack().log], known)).toEqual([]);
    },
    { auto: true },
  ],
  openAs: async ({ context, stage }, use) => {
    await use(async (role, path) => {
      const { url } = stage.own;
      const login = await context.request.post(`${url}/login`, { data: { user: role, password: password(role) } });
      base.expect(login.ok()).toBe(true);
      const page = await context.newPage();
      await page.setViewportSize({ width: 1400, height: 1000 });
      await page.goto(`${url}${path}`);
      return page;
    });
  },
});

export const { expect } = base;

/** Lines of logs that hold one of the secrets. */
function linesWith(logs: readonly string[], secrets: readonly string[]): string[] {
  const lines = logs.flatMap((log) => readFileSync(log, 'utf8').split('\n'));
  return lines.filter((line) => holdsSecret(line, secrets));
}
