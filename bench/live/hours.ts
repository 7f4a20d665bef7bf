import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchRow } from '../types';

const HOURS = 8;
const MEBIBYTE = 1024 * 1024;
const GROWN_AT_MOST = 0.05;

/** The heap of a dashboard that somebody leaves open for a working day, in a process of its own. */
export async function benchHours(): Promise<BenchRow[]> {
  const args = ['--expose-gc', '--no-warnings', '--import', 'tsx', join(__dirname, 'hours-process.ts'), String(HOURS)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: join(__dirname, '../..') });
  const { first, last, packets, series } = JSON.parse(stdout) as Record<string, number>;
  process.stderr.write(
    `${HOURS} hours at 1 s: ${packets} packets to 50 panels, which show ${series} series at the end\n`
  );
  return [
    {
      name: `heap after ${HOURS} simulated hours of 50 panels at 1 s / after the first`,
      ours: last / MEBIBYTE,
      theirs: first / MEBIBYTE,
      ratio: last / first,
      goal: `within ${100 * GROWN_AT_MOST} %`,
      ok: Math.abs(last / first - 1) <= GROWN_AT_MOST,
      unit: 'MiB',
    },
  ];
}
