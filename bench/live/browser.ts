import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHROMIUM_ARGS, chromiumPath } from '../../tests/preview/chromium';
import type { EngineServer } from './engine-server';
import { CATEGORIES, tickWork } from './trace';
import type { WatchPage } from './watch-page';

const TICK = 1000;
const SETTLED_TICKS = 5;
const PATIENCE = 180_000;

/** A browser whose tabs watch one engine together. */
export class WatchingBrowser {
  private readonly tabs: Page[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    private readonly server: EngineServer,
    private readonly url: string
  ) {}

  /** Starts it, with so many seconds of the engine's past in its history. */
  static async start(server: EngineServer, url: string, past: number): Promise<WatchingBrowser> {
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
    const watching = new WatchingBrowser(browser, await browser.newContext(), server, url);
    const page = await watching.tab();
    await page.evaluate((seconds) => (window as unknown as WatchPage).bench.fill(seconds), past);
    await page.close();
    return watching;
  }

  /** Opens a dashboard of so many panels in a tab of its own. */
  async watch(panels: number, minutes: number): Promise<void> {
    const page = await this.tab();
    const name = `tick-${this.tabs.push(page)}`;
    await page.evaluate(
      ([wanted, panels, minutes]) => (window as unknown as WatchPage).bench.watch(wanted, panels, minutes),
      [name, panels, minutes] as const
    );
  }

  /** Until the dashboards have worked off the history, and scrapes come every second; milliseconds that this took. */
  async settle(): Promise<number> {
    const begin = Date.now();
    const end = begin + PATIENCE;
    const { scrapes } = this.server;
    for (let due = scrapes.length + SETTLED_TICKS; Date.now() < end; await sleep(TICK)) {
      const last = scrapes.slice(-SETTLED_TICKS);
      if (scrapes.length >= due && last[last.length - 1] - last[0] < SETTLED_TICKS * TICK) {
        return last[0] - begin;
      }
    }
    throw new Error(`the dashboards did not settle: scrapes came at ${this.server.scrapes.join(', ')}`);
  }

  /** Milliseconds of processor time that each tab's main thread spends on each tick, over so many seconds. */
  async work(seconds: number): Promise<number[][]> {
    await this.browser.startTracing(undefined, { categories: CATEGORIES });
    await sleep(seconds * TICK);
    const trace = (await this.browser.stopTracing()).toString();
    return this.tabs.map((_, i) => tickWork(trace, `tick-${i + 1}`));
  }

  /** The times of the scrapes that each tab has shown, milliseconds since the epoch. */
  async shown(): Promise<number[][]> {
    return Promise.all(this.tabs.map((page) => page.evaluate(() => (window as unknown as WatchPage).bench.shown)));
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  private async tab(): Promise<Page> {
    const page = await this.context.newPage();
    page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`));
    await page.goto(this.url);
    return page;
  }
}
