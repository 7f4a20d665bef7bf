import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choose, exported, fill, PLAYGROUND, rowsOf, run } from '../support/playground-page';
import { actAs, expect, test, type Stage } from './datasource/test';
import { keep, LOOKS } from './test';

test.use({ actionTimeout: 15_000 });

const CHAT = '/v1/chat/completions';
const chats = ({ engine }: Stage) => engine.seen.filter(({ url }) => url === CHAT);

/** Opens the page with little to do and everything equally long. */
async function openPlayground(open: (path: string) => Promise<Page>, query = ''): Promise<Page> {
  const page = await open(PLAYGROUND + query);
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  // The preview keeps no annotations.
  await page.getByRole('checkbox', { name: 'Mark the run on the dashboards' }).uncheck({ force: true });
  await page.getByRole('checkbox', { name: 'Go on to the limit (ignore_eos)' }).check({ force: true });
  await fill(page, { 'Streams at once': 3, Rounds: 1, 'Tokens of a reply, at most': 40 });
  return page;
}

test('a run: three streams, figures, the engine on the same axis, CSV, JSON, and there after a reload', async ({
  open,
  stage,
}) => {
  const page = await openPlayground(open);
  await expect(page.getByText('9 requests in all')).toBeVisible();
  await run(page);
  const results = page.locator('#playground-results');
  await expect(results).toContainText('8 of 8');
  await expect(results.getByRole('row', { name: /Time to first token/ })).toContainText(/[\d.]+ m?s/);
  await expect(results.getByRole('img', { name: /^Running: A / })).toBeVisible();
  expect(chats(stage)).toHaveLength(9);
  expect(mostAtOnce(chats(stage))).toBe(3);

  const rows = rowsOf(await exported(page, 'CSV'));
  expect(rows).toHaveLength(9);
  expect(rows.filter(({ round }) => round !== '0').map(({ outcome }) => outcome)).toEqual(Array(8).fill('ok'));
  rows.forEach((row) => expect([Number(row.output_tokens), Number(row.ttft_ms) > 0]).toEqual([40, true]));
  const json = JSON.parse(await exported(page, 'JSON'));
  expect(json.schema).toBe('vllm-console-playground/1');

  await page.reload();
  await expect(page.locator('#playground-results')).toContainText('8 of 8');
});

test('two targets take turns, and of each latency the page says whether they differ', async ({ open, stage }) => {
  const page = await openPlayground(open);
  await choose(page, 'B: compare with', 'vLLM');
  await fill(page, { 'Warm-up requests': 0 });
  await expect(page.getByText('16 requests in all')).toBeVisible();
  await run(page);
  const compared = page.getByRole('region', { name: 'B beside A' });
  await expect(compared).toContainText(/8 and 8 requests/);
  await expect(compared.getByRole('listitem')).toHaveCount(3);
  expect(chats(stage)).toHaveLength(16);
});

test('one’s own prompts: bad rows are named, good ones are asked', async ({ open, stage }) => {
  const page = await openPlayground(open);
  await page.getByRole('checkbox', { name: /^Short/ }).uncheck({ force: true });
  await expect(page.getByText('Choose at least one set of prompts, or a file.')).toBeVisible();
  const csv = 'name,prompt,max_tokens\nfirst,"Say, please",7\nsecond,Say more,ten\nthird,Say no more,9\n';
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByText(/Row 3: "max_tokens" must be a whole number from 1, not "ten"/)).toBeVisible();
  await expect(page.getByText('mine.csv: 2 prompts')).toBeVisible();
  await fill(page, { 'Warm-up requests': 0 });
  await run(page);
  const rows = rowsOf(await exported(page, 'CSV'));
  expect(rows.map(({ prompt, output_tokens: tokens }) => `${prompt} ${tokens}`).sort()).toEqual(['first 7', 'third 9']);
  expect(chats(stage)).toHaveLength(2);
});

test('a prompt beyond the context is named with both numbers, and nothing is sent', async ({ open, stage }) => {
  const page = await openPlayground(open);
  const lines = [{ name: 'huge', prompt: 'word '.repeat(17_000) }, { prompt: 'small' }].map((one) =>
    JSON.stringify(one)
  );
  await page.getByRole('checkbox', { name: /^Short/ }).uncheck({ force: true });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'long.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(
    page.getByText(/^huge: [\d,]+ tokens and a reply of 40 are more than the 16,384 of the model\.$/)
  ).toBeVisible();
  expect(chats(stage)).toEqual([]);
  await page.getByRole('button', { name: 'Run without them' }).click();
  await expect(page.locator('#playground-results')).toContainText('1 of 1');
});

test('one request is stopped, then all: the engine’s connections close within a second', async ({ open, stage }) => {
  const page = await openPlayground(open);
  await fill(page, { 'Warm-up requests': 0, 'Tokens of a reply, at most': 3000 });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const second = page.getByRole('listitem', { name: 'Stream 2' });
  await expect(second).toContainText(/\d+ tokens/);
  const before = Date.now();
  await second.getByRole('button', { name: 'Stop the request of stream 2' }).click();
  await expect.poll(() => chats(stage).filter(({ until }) => until !== undefined)).toHaveLength(1);
  expect((chats(stage).find(({ until }) => until !== undefined)?.until ?? Infinity) - before).toBeLessThan(1000);
  // The stream goes on with the next prompt.
  await expect.poll(() => chats(stage)).toHaveLength(4);
  const cancelled = Date.now();
  await page.getByRole('button', { name: 'Cancel the run' }).click();
  await expect(page.getByText('The run did not come to its end')).toBeVisible();
  expect(chats(stage)).toHaveLength(4);
  chats(stage).forEach(({ until = Infinity }) => expect(until - cancelled).toBeLessThan(1000));
  const outcomes = rowsOf(await exported(page, 'CSV')).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(Array(4).fill('cancelled'));
});

test('more streams than a browser holds are refused, with the command that can', async ({ open }) => {
  const page = await openPlayground(open);
  await fill(page, { 'Streams at once': 5 });
  await expect(page.getByText('Give a whole number from 1 to 4.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await fill(page, { 'Streams at once': 4 });
  await page.getByText('More load than a browser can make').click();
  await expect(page.getByText(/vllm bench serve/)).toBeVisible();
});

test('a viewer reads why nothing can be measured, and the engine hears nothing', async ({ context, open, stage }) => {
  await actAs(context, stage, 'Viewer');
  const page = await open(PLAYGROUND);
  await expect(page.getByText('Measuring needs the role Editor')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/Chatting needs the role Editor/).first()).toBeVisible();
  expect(chats(stage)).toEqual([]);
});

for (const look of LOOKS) {
  test(`axe finds nothing in the playground, ${look.theme}, ${look.width} wide`, async ({ open }) => {
    const page = await openPlayground(open, `?theme=${look.theme}`);
    await page.setViewportSize(look);
    await choose(page, 'B: compare with', 'vLLM');
    await run(page);
    // What is hovered has Grafana's own colours.
    await page.mouse.move(0, 0);
    await keep(page, 'playground', look);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}

/** The most requests that were open at the same time. */
function mostAtOnce(all: ReadonlyArray<{ readonly at: number; readonly until?: number }>): number {
  return Math.max(
    ...all.map(({ at }) => all.filter((other) => other.at <= at && (other.until ?? Infinity) > at).length)
  );
}
