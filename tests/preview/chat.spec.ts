import AxeBuilder from '@axe-core/playwright';
import { openChat, replies, say, send } from './chat-page';
import { KEY, MODEL } from './datasource/engine';
import { actAs, expect, test, type Stage } from './datasource/test';
import { keep, LOOKS } from './test';

const CHAT = '/v1/chat/completions';
const OPTIONS = { maxTokens: 60, temperature: 0, system: 'Be brief.' };
/** To this the simulated engine replies with a thousand tokens, which takes it seconds. */
const LONG = 'Count to 5725';

test.use({ actionTimeout: 15_000 });

test('an editor chats, asks again, edits, goes back, and finds it all after a reload', async ({
  context,
  open,
  stage,
}) => {
  await actAs(context, stage, 'Editor');
  const page = await openChat({ context, open }, OPTIONS);
  await say(page, 'First question');
  const first = replies(page, MODEL).first();
  await expect(first).toContainText(/First token\s*[\d.]+ m?s/);
  await expect(first).toContainText(/Tokens\s*60/);
  await expect(first).toContainText(/queue [\d.]+ m?s, prefill [\d.]+ m?s, decode [\d.]+ m?s/);
  await expect(page.getByText(/^[\d,]+ of 16,384 tokens of context$/)).toBeVisible();

  await say(page, 'Second question');
  await expect(replies(page, MODEL)).toHaveCount(2);
  const asked = chats(stage).length;
  await page.getByRole('button', { name: 'Ask for another reply' }).last().click();
  await expect(page.getByText('2 of 2')).toBeVisible();
  expect(chats(stage)).toHaveLength(asked + 1);
  await page.getByRole('button', { name: 'Previous branch' }).click();
  await expect(page.getByText('1 of 2')).toBeVisible();

  await page.getByRole('button', { name: 'Edit, and ask again' }).first().click();
  await page.getByRole('textbox', { name: 'Edit the message' }).fill('First question, anew');
  await page.getByRole('button', { name: 'Send' }).first().click();
  await expect(replies(page, MODEL)).toHaveCount(1);
  await expect(page.getByText('Second question', { exact: true })).toHaveCount(0);

  await page.reload();
  await expect(page.getByText('First question, anew')).toBeVisible();
  await page.getByRole('button', { name: 'Previous branch' }).click();
  await expect(page.getByText('Second question', { exact: true })).toBeVisible();
});

test('Stop closes the connection within a second, and what came is kept', async ({ context, open, stage }) => {
  const page = await openChat({ context, open }, { ...OPTIONS, maxTokens: 4000 });
  await send(page, LONG);
  await expect(page.getByRole('article', { name: 'A reply is coming' })).toContainText(/Tokens\s*≥ \d/);
  const stopped = Date.now();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('You stopped it here.')).toBeVisible();
  await expect.poll(() => chats(stage).at(-1)?.until).toBeDefined();
  expect((chats(stage).at(-1)?.until ?? Infinity) - stopped).toBeLessThan(1000);
  const came = await replies(page, MODEL).getByRole('paragraph').first().innerText();
  await page.reload();
  await expect(replies(page, MODEL)).toContainText(came);
  await expect(page.getByText('You stopped it here.')).toBeVisible();
});

test('what was sent and what came can be read, and the key is in none of it', async ({ context, open }) => {
  const page = await openChat({ context, open }, OPTIONS);
  await say(page, 'Show me');
  await page.getByRole('button', { name: 'What was sent, and what came' }).click();
  const raw = page.getByRole('dialog');
  await expect(raw).toContainText(`"model": "${MODEL}"`);
  await expect(raw).toContainText(/\d ms {2}\{"id":"chatcmpl-/);
  await expect(raw).toContainText('[DONE]');
  await expect(raw).toContainText('content-type: text/event-stream');
  await expect(raw).not.toContainText(KEY);
});

test('a viewer is refused with words, and the engine hears nothing of it', async ({ context, open, stage }) => {
  await actAs(context, stage, 'Viewer');
  const page = await openChat({ context, open }, OPTIONS);
  await send(page, 'Hello');
  await expect(page.getByText('Chatting needs the role Editor')).toBeVisible();
  expect(chats(stage)).toEqual([]);
});

for (const look of LOOKS) {
  test(`axe finds nothing in the chat, ${look.theme}, ${look.width} wide`, async ({ context, open }) => {
    const page = await openChat({ context, open }, OPTIONS, `?theme=${look.theme}`);
    await page.setViewportSize(look);
    // All in view, so that none of it is left undrawn in the picture.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: look.width, height });
    await say(page, 'Which colours do you like?');
    await expect(replies(page, MODEL)).toContainText(/queue [\d.]+ m?s, prefill/);
    await keep(page, 'chat', look);
    const { violations } = await new AxeBuilder({ page }).include('section[aria-label="Chat"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}

/** What the engine was asked to reply to. */
function chats({ engine }: Stage) {
  return engine.seen.filter(({ url }) => url === CHAT);
}
