import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { CHROMIUM_ARGS, chromiumPath } from '../preview/chromium';
import { readStack } from './stack-file';

const results = join(__dirname, '../../test-results/grafana');

const config = defineConfig({
  testDir: __dirname,
  outputDir: join(results, 'failures'),
  timeout: 300_000,
  expect: { timeout: 90_000 },
  workers: 2,
  // Of a machine that is busy; the report names what passed only then.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: join(results, 'report.json') }]],
  use: {
    baseURL: readStack().grafanaUrl,
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1400, height: 900 },
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS },
  },
  // Begun in this order: while the first, which needs no browser, runs, Prometheus gathers data.
  projects: [
    { name: 'lifecycle', testMatch: 'lifecycle/*.spec.ts' },
    { name: 'grafana', testMatch: /grafana\/[^/]+\.spec\.ts$/ },
    // Last: Grafana writes errors to its log when an engine is down on purpose.
    { name: 'datasource', testMatch: 'datasource/*.spec.ts' },
  ],
});

export default config;
