import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from '../../tests/preview/chromium';
import type { BenchRow } from '../types';
import { benchDelay } from './delay';
import { benchLongReply } from './long';

/** A chat in a real browser: what its stream client and its drawing cost, beside plain `fetch` and an idle page. */
export async function benchChat(): Promise<BenchRow[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  try {
    return [...(await benchDelay(browser)), ...(await benchLongReply(browser))];
  } finally {
    await browser.close();
  }
}
