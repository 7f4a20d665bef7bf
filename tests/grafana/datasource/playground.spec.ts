import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choose, exported, fill, PLAYGROUND, rowsOf, run } from '../../support/playground-page';
import { README_PREFIX } from '../result';
import { takeScreenshot } from '../screenshot';
import { basicAuth } from './own-grafana';
import { expect, test } from './test';

const CHAT = '/v1/chat/completions';

async function little(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  await page.getByRole('checkbox', { name: 'Go on to the limit (ignore_eos)' }).check({ force: true });
  await fill(page, { Rounds: 1, 'Tokens of a reply, at most': 30 });
}

test('an editor compares two targets, saves the run, and finds it marked on the dashboards', async ({
  openAs,
  stage,
}) => {
  const page = await openAs('Editor', PLAYGROUND);
  await little(page);
  await choose(page, 'B: compare with', 'vLLM');
  const asked = stage.engine.front.seen.filter(({ url }) => url === CHAT).length;
  const began = Date.now();
  await run(page);
  await expect(page.locator('#playground-results')).toContainText('8 of 8');
  await expect(page.getByRole('region', { name: 'B beside A' }).getByRole('listitem')).toHaveCount(3);
  expect(stage.engine.front.seen.filter(({ url }) => url === CHAT)).toHaveLength(asked + 18);
  const rows = rowsOf(await exported(page, 'CSV'));
  expect(rows.map(({ side }) => side).sort()).toEqual([...Array(9).fill('A'), ...Array(9).fill('B')]);

  const marks = await fetch(`${stage.own.url}/api/annotations?tags=vllm-console-playground&from=${began - 1000}`, {
    headers: { authorization: basicAuth('Admin') },
  });
  const [mark] = (await marks.json()) as Array<{ time: number; timeEnd: number; text: string }>;
  expect(mark.text).toMatch(/^Playground: 18 requests to /);
  expect(mark.time).toBeGreaterThanOrEqual(began);
  expect(mark.timeEnd).toBeGreaterThan(mark.time);
});

test('Cancel closes the connections within a second', async ({ openAs, stage }) => {
  const page = await openAs('Editor', PLAYGROUND);
  await little(page);
  await fill(page, { 'Tokens of a reply, at most': 3000, 'Warm-up requests': 0 });
  const before = stage.engine.front.seen.length;
  const own = () => stage.engine.front.seen.slice(before).filter(({ url }) => url === CHAT);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('listitem', { name: 'Stream 3' })).toContainText(/\d+ tokens/);
  const cancelled = Date.now();
  await page.getByRole('button', { name: 'Cancel the run' }).click();
  await expect(page.getByText('The run did not come to its end')).toBeVisible();
  expect(own()).toHaveLength(3);
  await expect.poll(() => own().every(({ until }) => until !== undefined)).toBe(true);
  own().forEach(({ until = Infinity }) => expect(until - cancelled).toBeLessThan(1000));
});

test('a viewer is refused with words', async ({ openAs, stage }) => {
  const before = stage.engine.front.seen.filter(({ url }) => url === CHAT).length;
  const page = await openAs('Viewer', PLAYGROUND);
  await expect(page.getByText('Measuring needs the role Editor')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/Chatting needs the role Editor/).first()).toBeVisible();
  expect(stage.engine.front.seen.filter(({ url }) => url === CHAT)).toHaveLength(before);
});

for (const theme of ['dark', 'light'] as const) {
  for (const width of [1400, 390]) {
    test(`axe finds nothing in the playground, ${theme}, ${width} wide`, async ({ openAs }) => {
      const page = await openAs('Editor', `${PLAYGROUND}?theme=${theme}`);
      await page.setViewportSize({ width, height: 1100 });
      await page.evaluate(() => window.localStorage.setItem('grafana.navigation.docked', 'false'));
      await page.reload();
      await little(page);
      await choose(page, 'B: compare with', 'vLLM');
      await run(page);
      // What is hovered has Grafana's own colours.
      await page.mouse.move(0, 0);
      // Below Grafana's own header.
      await page.locator('#playground-results').evaluate((results) => {
        results.scrollIntoView();
        window.scrollBy(0, -60);
      });
      await takeScreenshot(page, `${width === 1400 ? README_PREFIX : ''}playground-${theme}-${width}`);
      const { violations } = await new AxeBuilder({ page }).include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    });
  }
}
