import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child';

const folder = mkdtempSync(join(tmpdir(), 'child-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (script: string, name: string) =>
  startChild({ name, command: '/bin/sh', args: ['-c', script], logFile: join(folder, `${name}.log`) });

/** Processes whose command line holds the mark. */
function running(mark: string): number {
  const all = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.includes(mark) && line.startsWith('sleep')).length;
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !condition(); i++) {
    await sleep(50);
  }
  expect(condition()).toBe(true);
}

describe('a program that the demo starts', () => {
  it('is stopped with all that it started itself', async () => {
    const child = start('sleep 971 & sleep 971', 'family');
    await until(() => running('971') === 2);
    await child.stop();
    expect(running('971')).toBe(0);
    expect(await child.ended).toMatch(/ended/);
  });

  it('says how it ended and what it said last', async () => {
    const child = start('for i in $(seq 30); do echo line $i; done; echo why >&2; exit 3', 'crash');
    expect(await child.ended).toBe('ended with code 3');
    expect(child.lastLines()).toContain('why');
    expect(child.lastLines()).toContain('line 30');
    expect(child.lastLines().length).toBeLessThanOrEqual(15);
    await until(() => readFileSync(join(folder, 'crash.log'), 'utf8').includes('line 1\n'));
    await child.stop();
  });

  it('that cannot be started says so', async () => {
    const child = startChild({ name: 'none', command: '/no/such', args: [], logFile: join(folder, 'none.log') });
    expect(await child.ended).toBe('ended with code 127');
  });

  it('ends when the demo is killed', async () => {
    const script = `require(${JSON.stringify(join(__dirname, 'child.ts'))}).startChild({
      name: 'orphan', command: 'sleep', args: ['972'], logFile: ${JSON.stringify(join(folder, 'orphan.log'))} })`;
    const demo = spawn(process.execPath, ['--require', 'tsx/cjs', '-e', script], { stdio: 'ignore' });
    await until(() => running('972') === 1);
    demo.kill('SIGKILL');
    await until(() => running('972') === 0);
  }, 30_000);
});
