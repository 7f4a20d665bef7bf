import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { CHROMIUM_ARGS, chromiumPath } from './chromium';

const config = defineConfig({
  testDir: __dirname,
  outputDir: join(__dirname, '../../test-results/preview'),
  globalSetup: join(__dirname, 'global-setup.ts'),
  timeout: 90_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  workers: 2,
  // Of a machine that is busy; the report names what passed only then.
  retries: 1,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'UTC',
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS },
  },
});

export default config;
