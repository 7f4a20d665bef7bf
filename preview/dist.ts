import { globSync } from 'glob';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PluginRoute } from './routes';

export interface BuiltPlugin {
  id: string;
  type: 'app' | 'panel' | 'datasource';
  name: string;
  /** Folder below dist, '' for the app itself. */
  folder: string;
  routes: PluginRoute[];
}

export interface BuiltDashboard {
  uid: string;
  title: string;
  tags: string[];
  file: string;
}

/** The plugins that a build holds, the app first. */
export function builtPlugins(dist: string): BuiltPlugin[] {
  if (!existsSync(path.join(dist, 'module.js'))) {
    throw new Error(`No built plugin in ${dist}: run "npm run build" first.`);
  }
  const files = globSync('**/plugin.json', { cwd: dist }).sort((a, b) => a.length - b.length);
  return files.map((file) => {
    const { id, type, name, routes = [] } = JSON.parse(readFileSync(path.join(dist, file), 'utf8'));
    return { id, type, name, routes, folder: file.slice(0, -'plugin.json'.length) };
  });
}

/** The dashboards that a build holds. */
export function builtDashboards(dist: string): BuiltDashboard[] {
  return globSync('dashboards/*.json', { cwd: dist })
    .sort()
    .map((file) => {
      const { uid, title, tags = [] } = JSON.parse(readFileSync(path.join(dist, file), 'utf8'));
      return { uid, title, tags, file };
    });
}
