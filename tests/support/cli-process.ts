import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(__dirname, '..', '..');

/** A command line program under test. */
export interface CliProcess {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly exit: Promise<number | null>;
  /** What a terminal does on Ctrl-C: the signal goes to every process of the group. */
  interrupt(): void;
  /** Ends it at once, with no chance to clean up. */
  kill(): void;
  /** Waits until stdout matches, 40 seconds at most. */
  untilSaid(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Runs `node --import tsx <script> <args>` in the checkout: the `tsx` command kills what is slow to hear a signal. */
export function startCli(script: string, args: readonly string[]): CliProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said.err += chunk));
  const exit = new Promise<number | null>((done) => child.once('close', done));
  const signal = (name: NodeJS.Signals) => {
    if (child.pid !== undefined) {
      process.kill(-child.pid, name);
    }
  };
  return {
    stdout: () => said.out,
    stderr: () => said.err,
    exit,
    interrupt: () => signal('SIGINT'),
    kill: () => signal('SIGKILL'),
    async untilSaid(pattern) {
      for (const end = Date.now() + 40_000; Date.now() < end; await sleep(50)) {
        const match = pattern.exec(said.out);
        if (match !== null) {
          return match;
        }
      }
      throw new Error(`${script} never said ${pattern}: ${said.out}${said.err}`);
    },
  };
}
