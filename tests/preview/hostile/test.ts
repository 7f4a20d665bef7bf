import type { Page } from '@playwright/test';
import { engineEnvironment } from '../../../cli/demo/live-engine';
import { provisionedDatasources } from '../../../preview/provisioned';
import { startPreview } from '../../../preview/server';
import { hostileMarkdown } from '../../support/hostile-markdown';
import { openChat } from '../chat-page';
import { PROVISIONED, test as base } from '../datasource/test';
import { dist } from '../fixture';
import { RECITER, startRecitingEngine } from './reciting-engine';
import { ALLOWED, watch } from './watch';

/** A reply with one of everything that may be in one. */
export const HARMLESS = {
  name: 'harmless',
  text: '# One\n\n**two** [three](https://example.com/)\n\n- [ ] four\n\n|five|\n|-|\n|![six](https://example.com/6.png)|\n\n```js\nseven()\n```',
};

/** What a page needs: the chat's files and the engine's routes. */
const OWN = new RegExp(
  `^/(?:public/|d/chat|api/dashboards/uid/chat$|api/datasources/proxy/uid/${PROVISIONED}/engine/)`
);

interface Fixtures {
  /** The chat with an engine that recites attacks. */
  readonly chat: Page;
  /** All that went wrong so far: what was asked of anybody else, dialogs, windows, errors. */
  readonly wrongs: string[];
}

/** Tests of what a model may write. */
export const test = base.extend<Fixtures>({
  wrongs: async ({}, use) => use([]),
  chat: async ({ context, wrongs }, use) => {
    const texts = new Map([HARMLESS, ...hostileMarkdown].map(({ name, text }) => [name, text]));
    const engine = await startRecitingEngine(texts);
    const environment = engineEnvironment({ name: 'reciter', url: engine.url });
    const datasources = provisionedDatasources(environment);
    const preview = await startPreview({ prometheusUrl: 'http://127.0.0.1:9', dist, datasources });
    await context.addInitScript(watch, ALLOWED);
    // Nothing leaves this machine, whatever a page asks for.
    await context.route(
      ({ origin }) => origin !== preview.url,
      (route) => route.abort()
    );
    const open = async (path: string) => {
      const page = await context.newPage();
      page.on('request', (request) => {
        const { origin, pathname } = new URL(request.url());
        const isOwn = origin === preview.url && OWN.test(pathname);
        wrongs.push(...(isOwn ? [] : [`asked for ${request.url()}`]));
      });
      page.on('websocket', (socket) => wrongs.push(`socket to ${socket.url()}`));
      page.on('frameattached', () => wrongs.push('a frame'));
      page.on('popup', (popup) => wrongs.push(`window of ${popup.url()}`));
      page.on('pageerror', (error) => wrongs.push(`error: ${error.stack?.slice(0, 400)}`));
      page.on('dialog', async (dialog) => {
        wrongs.push(`dialog "${dialog.message()}"`);
        await dialog.dismiss();
      });
      await page.goto(preview.url + path);
      return page;
    };
    const page = await openChat({ context, open });
    await base.expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(RECITER);
    await use(page);
    await preview.close();
    await engine.close();
  },
});

export { expect } from '../datasource/test';
