import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { DashboardJson } from '../../preview/host/dashboard/model';
import { expect, PROVISIONED } from './datasource/test';

/** What a dashboard ships of the chat; other options as the panel has them. */
export type ChatOptions = Readonly<Record<string, unknown>>;

/** Where pages of a context find a dashboard that is a chat with the provisioned engine. */
export async function serveChat(context: BrowserContext, options: ChatOptions = {}): Promise<string> {
  await context.route('**/api/dashboards/uid/chat', (route) => route.fulfill({ json: dashboard(options) }));
  return '/d/chat';
}

/** Opens a dashboard that is a chat with the provisioned engine. */
export async function openChat(
  { context, open }: { readonly context: BrowserContext; readonly open: (path: string) => Promise<Page> },
  options: ChatOptions = {},
  query = ''
): Promise<Page> {
  const page = await open((await serveChat(context, options)) + query);
  await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
  return page;
}

/** Says something, and waits until the reply is over. */
export async function say(page: Page, text: string): Promise<void> {
  await send(page, text);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
}

/** Says something. */
export async function send(page: Page, text: string): Promise<void> {
  const message = page.getByRole('textbox', { name: 'Message', exact: true });
  await message.fill(text);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
  await message.press('Enter');
  await expect(message).toHaveValue('');
}

/** The replies that are over. */
export function replies(page: Page, model: string): Locator {
  return page.getByRole('article', { name: model });
}

function dashboard(options: ChatOptions): DashboardJson {
  const chat = {
    id: 1,
    type: 'vllmconsole-chat-panel',
    title: 'Chat',
    gridPos: { x: 0, y: 0, w: 24, h: 20 },
    options: { datasource: PROVISIONED, ...options },
  };
  return { uid: 'chat', title: 'Chat with an engine', panels: [chat] };
}
