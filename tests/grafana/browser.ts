import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { chromiumPath } from '../preview/chromium';

/** The Chromium to use: $CHROMIUM_PATH, PATH, then Playwright's own; null where there is none. */
export function browserPath(): string | null {
  const own = chromium.executablePath();
  return chromiumPath() ?? (existsSync(own) ? own : null);
}
