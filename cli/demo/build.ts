import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../programs/execute';
import { DIST, ROOT } from './paths';

const SOURCES = ['src', 'package.json', 'webpack.config.ts', 'CHANGELOG.md'];

/** Whether the built plugin is there and nothing that it is built from is newer. */
export function isBuilt(dist: string, sources: readonly string[]): boolean {
  const module = join(dist, 'module.js');
  if (!existsSync(module) || !existsSync(join(dist, 'plugin.json'))) {
    return false;
  }
  const built = statSync(module).mtimeMs;
  return Math.max(...sources.map(newest)) <= built;
}

/** Builds the plugin unless it is up to date. @throws Error with the end of the build's output where it fails. */
export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  if (
    isBuilt(
      DIST,
      SOURCES.map((name) => join(ROOT, name))
    )
  ) {
    return;
  }
  say(`Building the plugin (dist/ is ${existsSync(DIST) ? 'older than its sources' : 'missing'}) …`);
  const began = new Date();
  const { code, stdout, stderr } = await execute('npm', ['run', 'build'], { cwd: ROOT, timeoutMs: 600_000 });
  if (code !== 0) {
    throw new Error(`the build failed:\n${`${stdout}${stderr}`.trim().split('\n').slice(-25).join('\n')}`);
  }
  // webpack leaves a file alone that came out the same.
  utimesSync(join(DIST, 'module.js'), began, began);
}

/** Newest change below a path, milliseconds since the epoch; tests do not count. */
function newest(path: string): number {
  if (!existsSync(path) || /\.test\.tsx?$/.test(path)) {
    return 0;
  }
  const stat = statSync(path);
  return stat.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : stat.mtimeMs;
}
