import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { engineEnvironment } from '../../../cli/demo/live-engine';
import { provisionedDatasources } from '../../../preview/provisioned';
import { startPreview } from '../../../preview/server';
import { dist } from '../fixture';
import { KEY, startGuardedEngine, type GuardedEngine } from './engine';
import { startEmptyPrometheus } from './prometheus';

/** The uid of provisioning/datasources/vllm.yaml. */
export const PROVISIONED = 'vllm-console-engine';

export interface Stage {
  readonly url: string;
  readonly engine: GuardedEngine;
}

interface Fixtures {
  /** An engine of this test's own, and a preview with the provisioned datasource over it. */
  readonly stage: Stage;
  /** A page of the preview; what goes wrong in one fails the test. */
  readonly open: (path: string) => Promise<Page>;
}

/** Tests of the datasource. */
export const test = base.extend<Fixtures>({
  stage: async ({}, use) => {
    const [engine, prometheus] = await Promise.all([startGuardedEngine(), startEmptyPrometheus()]);
    const environment = engineEnvironment({ name: 'chat', url: engine.url, gpuUrl: engine.gpuUrl });
    const datasources = provisionedDatasources({ ...environment, VLLM_CONSOLE_ENGINE_KEY: KEY });
    const preview = await startPreview({ prometheusUrl: prometheus.url, dist, datasources });
    await use({ url: preview.url, engine });
    await preview.close();
    await Promise.all([engine.close(), prometheus.close()]);
  },
  open: async ({ context, stage }, use) => {
    const complaints: string[] = [];
    await use(async (path) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.stack?.slice(0, 400) ?? String(error)));
      await page.setViewportSize({ width: 1400, height: 1000 });
      await page.goto(`${stage.url}${path}`);
      return page;
    });
    base.expect([...new Set(complaints)]).toEqual([]);
  },
});

export const { expect } = base;

/** Lets every page of a browser be used in one role. */
export async function actAs(context: BrowserContext, { url }: Stage, role: string): Promise<void> {
  await context.addCookies([{ name: 'preview.role', value: role, url }]);
}
