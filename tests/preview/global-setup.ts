import { spawnSync } from 'node:child_process';
import { startPreview } from '../../preview/server';
import { dist, startFixture } from './fixture';

/** Starts what the tests look at; without a Prometheus only the app page can be tested. */
export async function globalSetup(): Promise<() => Promise<void>> {
  const missing = ['prometheus', 'promtool'].filter((program) => spawnSync(program, ['--version']).error);
  const started =
    missing.length === 0 ? await startFixture() : await startPreview({ prometheusUrl: 'http://127.0.0.1:9', dist });
  process.env.PREVIEW_URL = started.url;
  process.env.PREVIEW_WITHOUT = missing.join(', ');
  return () => started.close();
}

// Playwright takes only a default export.
// eslint-disable-next-line no-restricted-syntax
export default globalSetup;
