import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../cli/demo/paths';
import { STACK_VARIABLE } from './stack-file';

/** Runs the specs over a running stack, to their end or until the signal is aborted. */
export async function runPlaywright(
  args: readonly string[],
  { stack, browser }: { stack: string; browser: string },
  signal: AbortSignal
): Promise<void> {
  const cli = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = join(__dirname, 'playwright.config.ts');
  const child = spawn(process.execPath, [cli, 'test', '-c', config, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, [STACK_VARIABLE]: stack, CHROMIUM_PATH: browser },
  });
  signal.addEventListener('abort', () => child.kill('SIGINT'));
  await new Promise((done) => child.once('close', done));
}
