import { expect } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Instance, type SeenDashboard } from './instance';

/** Longer than the provider's `updateIntervalSeconds`. */
export const PROVIDER_CHECKS_MS = 60_000;

const SETTLES_MS = 3000;

/** Waits until a Grafana has exactly these dashboards, and still has them a little later. */
export async function expectDashboards(
  grafana: Instance,
  ...expected: ReadonlyArray<Partial<SeenDashboard>>
): Promise<void> {
  const matching = expected.map((one) => expect.objectContaining(one) as unknown);
  await expect.poll(() => grafana.dashboards(), { timeout: 30_000 }).toEqual(matching);
  await sleep(SETTLES_MS);
  expect(await grafana.dashboards()).toEqual(matching);
}
