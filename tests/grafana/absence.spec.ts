import { type Page } from '@playwright/test';
import { legend, overviewPanels, panelBox, panelProblems } from './overview';
import { sharesAnswer } from '../support/shared-answer';
import { takeScreenshot } from './screenshot';
import { expect, test } from './test';

const graphs = overviewPanels().filter(({ type }) => type === 'timeseries');
const stats = overviewPanels().filter(({ type }) => type === 'stat');

const idOf = (title: string) => overviewPanels().find((panel) => panel.title === title)?.id;

async function graphsThatSay(page: Page, words: string): Promise<string[]> {
  const counts = await Promise.all(
    graphs.map(({ title }) => legend(panelBox(page, title)).filter({ hasText: words }).count())
  );
  return graphs.filter((_, i) => counts[i] > 0).map(({ title }) => title);
}

test('an engine without work is idle', async ({ openOverview }) => {
  const { page, answers } = await openOverview({ engines: ['idle-0.32.0'] });
  await expect.poll(() => panelProblems(page, answers)).toEqual([]);
  for (const title of ['TTFT', 'ITL', 'E2E']) {
    await expect(panelBox(page, title)).toContainText('idle');
  }
  await expect(panelBox(page, 'Load')).toContainText('0.0 req/s');
  await expect(panelBox(page, 'Up')).toContainText(/engines\s*1$/);
  expect(await graphsThatSay(page, 'Idle now: nothing to measure')).toEqual(
    expect.arrayContaining(['Time to first token', 'Success ratio', 'Queue time', 'Prefix cache'])
  );
  await takeScreenshot(page, 'all-panels-idle');
});

test('where no engine is, every tile and graph says so', async ({ openOverview }) => {
  const { page, answers } = await openOverview({ engines: ['nowhere'] });
  await expect.poll(() => panelProblems(page, answers)).toEqual([]);
  for (const panel of stats) {
    await expect(panelBox(page, panel.title)).toContainText(sharesAnswer(panel) ? 'none' : 'no engine');
  }
  expect(await graphsThatSay(page, 'No engine answers')).toEqual(graphs.map(({ title }) => title));
  await takeScreenshot(page, 'all-panels-nowhere');
});

test('these checks see a panel that fails and one that is blank', async ({ page, openOverview }) => {
  const [fails, blank] = ['Time to first token', 'Inter-token latency'].map(idOf);
  const answers = new Map([
    [fails, { status: 500, json: { message: 'broken' } }],
    [blank, { status: 200, json: { results: {} } }],
  ]);
  await page.route('**/api/ds/query*', async (route) => {
    const panel = Number(route.request().headers()['x-panel-id']);
    const answer = answers.get(panel);
    await (answer ? route.fulfill(answer) : route.continue());
  });
  const opened = await openOverview({ engines: ['healthy-0.32.0'] });
  const wrong = [
    `panel ${fails}: HTTP 500`,
    'Time to first token: shows an error',
    'Inter-token latency: says "No data"',
  ];
  await expect
    .poll(async () => (await panelProblems(page, opened.answers)).join('\n'))
    .toMatch(new RegExp(wrong.join('[^]*')));
});
