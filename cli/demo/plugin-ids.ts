import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The plugin's own id first, then those of the plugins nested in it, from every `plugin.json` below `dist`. */
export function pluginIds(dist: string): string[] {
  const own = join(dist, 'plugin.json');
  const nested = existsSync(dist)
    ? readdirSync(dist, { recursive: true, encoding: 'utf8' })
        .filter((file) => /[\\/]plugin\.json$/.test(file))
        .map((file) => join(dist, file))
        .sort()
    : [];
  return [own, ...nested].filter((file) => existsSync(file)).map(readId);
}

function readId(file: string): string {
  const plugin: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const id = typeof plugin === 'object' && plugin !== null && 'id' in plugin ? plugin.id : undefined;
  if (typeof id !== 'string') {
    throw new Error(`${file} has no plugin id`);
  }
  return id;
}
