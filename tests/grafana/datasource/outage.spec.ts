import { setTimeout as sleep } from 'node:timers/promises';
import { expectMove, noticesOf, panel, problemsOf } from './panels';
import { expect, PROVISIONED, test } from './test';

const LIVE = `/d/vllm-console-live?var-datasource=${PROVISIONED}`;
const OUTPUT = 5;
const RUNNING = 7;
const OLD = /^Last updated .* ago/;

test('an engine that stops leaves the panels as they are and says how old they are, through a reload too', async ({
  openAs,
  stage,
}) => {
  const { front } = stage.engine;
  const page = await openAs('Viewer', LIVE);
  await page.setViewportSize({ width: 1400, height: 1800 });
  await expect.poll(() => problemsOf(page, 'live.json')).toEqual([]);
  expect(await noticesOf(page, RUNNING)).not.toContainEqual(expect.stringMatching(OLD));

  await front.stop();
  // What was on its way arrives.
  await sleep(2_000);
  const kept = await panel(page, RUNNING).innerText();
  await expect.poll(() => noticesOf(page, RUNNING)).toContainEqual(expect.stringMatching(OLD));
  expect(await panel(page, RUNNING).innerText()).toBe(kept);
  expect(await problemsOf(page, 'live.json')).toEqual([]);

  // Nobody can be asked now: what is drawn is what this browser had kept.
  await page.reload();
  await expect.poll(() => problemsOf(page, 'live.json')).toEqual([]);
  expect(await panel(page, RUNNING).innerText()).toBe(kept);
  await expect.poll(() => noticesOf(page, RUNNING)).toContainEqual(expect.stringMatching(OLD));

  await front.start();
  await expectMove(panel(page, OUTPUT), 30_000);
  await expect.poll(() => noticesOf(page, RUNNING)).not.toContainEqual(expect.stringMatching(OLD));
});
