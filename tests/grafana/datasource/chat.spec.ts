import AxeBuilder from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { takeScreenshot } from '../screenshot';
import { MODEL } from './engine';
import { basicAuth } from './own-grafana';
import { expect, PROVISIONED, test } from './test';

const UID = 'ready-chat';
const CHAT = '/v1/chat/completions';

/** A dashboard that ships a chat, as somebody would provision it. */
const dashboard = {
  uid: UID,
  title: 'Ready chat',
  schemaVersion: 41,
  panels: [
    {
      id: 1,
      type: 'vllmconsole-chat-panel',
      title: 'Chat',
      gridPos: { x: 0, y: 0, w: 24, h: 20 },
      options: { datasource: PROVISIONED, maxTokens: 60, temperature: 0, system: 'Be brief.' },
    },
  ],
};

test.beforeEach(async ({ stage }) => {
  const headers = { 'content-type': 'application/json', authorization: basicAuth('Admin') };
  const body = JSON.stringify({ dashboard, overwrite: true });
  const answer = await fetch(`${stage.own.url}/api/dashboards/db`, { method: 'POST', headers, body });
  expect(answer.ok).toBe(true);
});

test('an editor chats, edits, asks again, goes back, and finds it all after a reload', async ({ openAs, stage }) => {
  const page = await openAs('Editor', `/d/${UID}`);
  await say(page, 'First question');
  await expect(replies(page)).toHaveCount(1);
  await expect(replies(page).first()).toContainText(/First token\s*[\d.]+ m?s/);
  await expect(replies(page).first()).toContainText(/Tokens\s*\d+/);
  await expect(replies(page).first()).toContainText(/queue [\d.]+ m?s, prefill [\d.]+ m?s, decode [\d.]+ m?s/);
  await expect(page.getByText(/^[\d,]+ of 16,384 tokens of context$/)).toBeVisible();

  await say(page, 'Second question');
  await expect(replies(page)).toHaveCount(2);
  const asked = stage.engine.front.seen.filter(({ url }) => url === CHAT).length;
  await page.getByRole('button', { name: 'Ask for another reply' }).last().click();
  await expect(page.getByText('2 of 2')).toBeVisible();
  expect(stage.engine.front.seen.filter(({ url }) => url === CHAT)).toHaveLength(asked + 1);
  await page.getByRole('button', { name: 'Previous branch' }).click();
  await expect(page.getByText('1 of 2')).toBeVisible();

  await page.getByRole('button', { name: 'Edit, and ask again' }).first().click();
  await page.getByRole('textbox', { name: 'Edit the message' }).fill('First question, anew');
  await page.getByRole('button', { name: 'Send' }).first().click();
  await expect(replies(page)).toHaveCount(1);
  await expect(page.getByText('Second question', { exact: true })).toHaveCount(0);

  await page.reload();
  await expect(page.getByText('First question, anew')).toBeVisible();
  await page.getByRole('button', { name: 'Previous branch' }).click();
  await expect(page.getByText('Second question', { exact: true })).toBeVisible();
});

test('Stop closes the connection within a second, and keeps what came', async ({ openAs, stage }) => {
  const page = await openAs('Editor', `/d/${UID}`);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('spinbutton', { name: 'Tokens of a reply, at most' }).fill('4000');
  // To this the simulated engine replies with a thousand tokens, which takes it seconds.
  await send(page, 'Count to 5725');
  await expect(page.getByRole('article', { name: 'A reply is coming' })).toContainText(/Tokens\s*≥ \d/);
  const stopped = Date.now();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('You stopped it here.')).toBeVisible();
  const chat = () => stage.engine.front.seen.filter(({ url }) => url === CHAT).at(-1);
  await expect.poll(() => chat()?.until).toBeDefined();
  expect((chat()?.until ?? Infinity) - stopped).toBeLessThan(1000);
});

test('what was sent and what came can be read, and copied without the key', async ({ openAs }) => {
  const page = await openAs('Editor', `/d/${UID}`);
  await say(page, 'Show me');
  await page.getByRole('button', { name: 'What was sent, and what came' }).last().click();
  const raw = page.getByRole('dialog');
  await expect(raw).toContainText(`"model": "${MODEL}"`);
  await expect(raw).toContainText(/\d ms {2}\{"id":"chatcmpl-/);
  await expect(raw).toContainText('[DONE]');
  await expect(raw).toContainText('content-type: text/event-stream');
});

test('a viewer is refused with words', async ({ openAs, stage }) => {
  const before = stage.engine.front.seen.filter(({ url }) => url === CHAT).length;
  const page = await openAs('Viewer', `/d/${UID}`);
  await send(page, 'Hello');
  await expect(page.getByText('Chatting needs the role Editor')).toBeVisible();
  expect(stage.engine.front.seen.filter(({ url }) => url === CHAT)).toHaveLength(before);
});

for (const theme of ['dark', 'light'] as const) {
  for (const width of [1400, 390]) {
    test(`axe finds nothing in the chat, ${theme}, ${width} wide`, async ({ openAs }) => {
      const page = await openAs('Editor', `/d/${UID}?theme=${theme}`);
      await page.setViewportSize({ width, height: 900 });
      await say(page, 'Which colours do you like?');
      await expect(replies(page)).toHaveCount(1);
      await takeScreenshot(page, `chat-${theme}-${width}`);
      const { violations } = await new AxeBuilder({ page }).include('section[aria-label="Chat"]').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    });
  }
}

/** Says something, and waits until the reply is over. */
async function say(page: Page, text: string): Promise<void> {
  await send(page, text);
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
}

async function send(page: Page, text: string): Promise<void> {
  const message = page.getByRole('textbox', { name: 'Message', exact: true });
  await message.fill(text);
  await expect(page.getByRole('button', { name: 'Send' })).toBeEnabled();
  await message.press('Enter');
  await expect(message).toHaveValue('');
}

/** Those that are over. */
function replies(page: Page) {
  return page.getByRole('article', { name: MODEL });
}
