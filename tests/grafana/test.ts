import { expect, test as base } from '@grafana/plugin-e2e';
import { type Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Answers } from './answers';
import { type EngineName } from './engines';
import { OVERVIEW_UID } from './lifecycle/plugin-copy';
import { ALL_PANELS, allDrawn, unfold } from './overview';
import { readStack } from './stack-file';

export interface OverviewOptions {
  /** Absent: all engines. A text that is no engine's name is taken as it is. */
  readonly engines?: ReadonlyArray<EngineName | 'nowhere'>;
  readonly from?: string;
  readonly theme?: 'dark' | 'light';
  readonly size?: { readonly width: number; readonly height: number };
  /** How long Prometheus must have been scraping, seconds. */
  readonly scraped?: number;
}

export interface OpenOverview {
  readonly page: Page;
  readonly answers: Answers;
}

interface Fixtures {
  /** Opens the Overview with its rows and waits until all its panels are drawn. */
  openOverview(options?: OverviewOptions): Promise<OpenOverview>;
}

export const test = base.extend<Fixtures>({
  openOverview: async ({ page, gotoDashboardPage }, use) => {
    await use(async ({ engines = [], from = 'now-2m', theme = 'dark', size = ALL_PANELS, scraped = 90 } = {}) => {
      const { instances, scrapedSince } = readStack();
      await sleep(Math.max(0, scrapedSince + scraped * 1000 - Date.now()));
      const answers = new Answers(page);
      const queryParams = new URLSearchParams({ from, to: 'now', theme });
      engines.forEach((name) => queryParams.append('var-instance', name === 'nowhere' ? name : instances[name]));
      const { height, heightOfColumn } = ALL_PANELS;
      await page.setViewportSize({ width: size.width, height: size.width < 700 ? heightOfColumn : height });
      await gotoDashboardPage({ uid: OVERVIEW_UID, queryParams });
      await unfold(page);
      await allDrawn(page, answers);
      await page.setViewportSize(size);
      return { page, answers };
    });
  },
});

export { expect };
