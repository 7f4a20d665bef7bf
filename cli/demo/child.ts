import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Everything that it prints goes here. */
  readonly logFile: string;
}

/** A program that the demo has started, in a process group of its own. */
export interface Child {
  readonly name: string;
  /** The newest lines that it printed. */
  lastLines(): readonly string[];
  /** Resolves with what happened when the program has ended, for whatever reason. */
  readonly ended: Promise<string>;
  /** Ends its whole group: SIGTERM, and SIGKILL after ten seconds. */
  stop(): Promise<void>;
}

const KEPT_LINES = 15;
const PATIENCE_MS = 10_000;

/** Its stdin ends when the demo dies, even by SIGKILL: then the program is told to end too. */
const SUPERVISOR = `
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
(read -r _ <&3; kill -TERM $child) >/dev/null 2>&1 &
watch=$!
trap 'kill -TERM $child 2>/dev/null' TERM INT
wait $child; code=$?
while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
kill -KILL $watch 2>/dev/null
exit $code`;

/** Starts a program that ends with the demo, however the demo ends. */
export function startChild(options: ChildOptions): Child {
  const { name, command, args, env, cwd, logFile } = options;
  const spawned = spawn('/bin/sh', ['-c', SUPERVISOR, 'sh', command, ...args], {
    env: env ?? process.env,
    cwd,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile);
  const lines: string[] = [];
  for (const stream of [spawned.stdout, spawned.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      log.write(chunk);
      lines.push(...chunk.split('\n').filter((line) => line.trim() !== ''));
      lines.splice(0, lines.length - KEPT_LINES);
    });
  }
  const ended = new Promise<string>((done) => {
    spawned.once('error', (error) => done(error.message));
    spawned.once('close', (code, signal) => {
      log.end();
      done(signal === null ? `ended with code ${code ?? '?'}` : `was ended by ${signal}`);
    });
  });
  return { name, lastLines: () => lines, ended, stop: () => stop(spawned.pid, ended) };
}

async function stop(pid: number | undefined, ended: Promise<string>): Promise<void> {
  if (pid === undefined) {
    return;
  }
  signalGroup(pid, 'SIGTERM');
  const patience = new AbortController();
  const late = sleep(PATIENCE_MS, 'late' as const, { signal: patience.signal }).catch(() => 'over' as const);
  if ((await Promise.race([ended, late])) === 'late') {
    signalGroup(pid, 'SIGKILL');
    await ended;
  }
  patience.abort();
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
