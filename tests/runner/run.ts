import { spawn } from 'node:child_process';

export interface Finished {
  readonly code: number;
  readonly output: string;
}

/** Takes what a command writes, as it comes. */
export type Show = (text: string | Buffer) => void;

/** Runs a command with its output shown as it comes, and kept. Never throws: a command that cannot start has code 127. */
export function run(
  command: string,
  args: readonly string[],
  show: Show,
  env: NodeJS.ProcessEnv = {}
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk;
      show(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
