import type { Page } from '@playwright/test';
import { hostileMarkdown, type Attack } from '../support/hostile-markdown';
import { RECITER } from './hostile/reciting-engine';
import { expect, HARMLESS, test } from './hostile/test';
import type { WatchedPage } from './hostile/watch';

/** Attacks that share a page. */
const BATCH = 48;
/** What no reply adds to a page, and what is there is the page's own. */
const FOREIGN = 'script, link, meta, base, iframe, object, embed, form, math, video, audio, img';

for (let first = 0; first < hostileMarkdown.length; first += BATCH) {
  const attacks = hostileMarkdown.slice(first, first + BATCH);
  test(`${attacks[0].name} … ${attacks.at(-1)?.name}: ${attacks.length} replies do no harm`, async ({
    chat,
    wrongs,
  }) => {
    await recite(chat, HARMLESS);
    const before = { ...(await stateOf(chat, '')), pwned: false, harm: [] };
    for (const attack of attacks) {
      await recite(chat, attack);
      expect({ ...(await stateOf(chat, attack.shows ?? '')), wrongs }, attack.name).toEqual({ ...before, wrongs: [] });
    }
  });
}

test('a reply may have all that Markdown has, and its picture loads after a click, without a referrer', async ({
  chat,
  wrongs,
}) => {
  await recite(chat, HARMLESS);
  const reply = chat.getByRole('article', { name: RECITER });
  await expect(reply.getByRole('link', { name: 'three' })).toHaveAttribute('href', 'https://example.com/');
  for (const role of ['heading', 'checkbox', 'table', 'strong', 'code'] as const) {
    await expect(reply.getByRole(role)).toBeVisible();
  }
  expect(wrongs).toEqual([]);
  const asked = chat.waitForRequest('https://example.com/6.png');
  await reply.getByRole('button', { name: 'Load image from example.com' }).click();
  expect(await (await asked).headerValue('referer')).toBeNull();
  await expect(reply).toContainText('The image could not be loaded');
});

/** Lets the engine say one text, in a conversation of its own. */
async function recite(chat: Page, { name }: Pick<Attack, 'name'>): Promise<void> {
  // Quicker than a click and what `say` waits for, of which there would be hundreds.
  await chat.getByRole('button', { name: 'New conversation' }).dispatchEvent('click');
  const message = chat.getByRole('textbox', { name: 'Message', exact: true });
  await message.fill(name);
  await message.press('Enter');
  await chat.getByRole('article', { name: RECITER }).waitFor();
}

/** What must be the same after a reply as before it. @param shown what its reader must see, as text. */
function stateOf(chat: Page, shown: string) {
  return chat.getByRole('article', { name: RECITER }).evaluate(
    (reply, [foreign, shown]) => ({
      pwned: 'pwned' in window,
      harm: (window as unknown as WatchedPage).harm,
      foreign: document.querySelectorAll(foreign).length,
      address: location.href,
      base: document.baseURI,
      title: document.title,
      shown: reply.textContent.includes(shown),
    }),
    [FOREIGN, shown]
  );
}
