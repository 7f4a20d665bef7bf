import { execute } from '../../cli/programs/execute';

const PATIENCE_MS = 3_600_000;

/** Runs promtool. @throws Error with its last words where it fails. */
export async function promtool(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await execute('promtool', args, { timeoutMs: PATIENCE_MS });
  if (code !== 0) {
    const words = `${stdout}${stderr}`.trim().split('\n').slice(-5).join(' ');
    throw new Error(`promtool ${args.slice(0, 3).join(' ')}: ${words}`);
  }
  return stdout;
}
