import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Execution {
  /** Exit code, or null where the program could not be started or ran past the time. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ExecuteOptions {
  readonly timeoutMs?: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end. Never throws. */
export async function execute(file: string, args: readonly string[], options: ExecuteOptions = {}): Promise<Execution> {
  const { timeoutMs = 20_000, cwd, env } = options;
  return new Promise((done) => {
    execFile(file, args, { timeout: timeoutMs, cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      done({ code, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
}

/** The full path of a program on PATH, or null. */
export function onPath(name: string, path: string = process.env.PATH ?? ''): string | null {
  const candidates = path.split(delimiter).flatMap((folder) => (folder === '' ? [] : [join(folder, name)]));
  return candidates.find(isExecutable) ?? null;
}

/** Whether this is a file that may be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
