import { onPath } from '../../cli/programs/execute';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Keeps a browser quiet and able to run without a sandbox or a GPU. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium to use: $CHROMIUM_PATH, then PATH; undefined leaves it to Playwright's own. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || (NAMES.map((name) => onPath(name)).find((path) => path !== null) ?? undefined);
}
