import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What to change in a copy of the built plugin. */
export interface Edits {
  readonly version: string;
  /** Added to the dashboard's revision. */
  readonly raise?: number;
  readonly title?: string;
  readonly uid?: string;
  /** Stands for the change that a new version brings. */
  readonly description?: string;
}

/** A plugin's folder and, beside it, one with its dashboards for file provisioning. */
export interface PluginCopy {
  readonly plugin: string;
  readonly dashboards: string;
}

export const OVERVIEW_UID = 'vllm-console-overview';

type Json = Record<string, unknown>;

/** Copies a built plugin to `target`, edits its version and its Overview, and leaves the other dashboards out. */
export function copyPlugin(built: string, target: string, edits: Edits): PluginCopy {
  const copy = { plugin: join(target, 'plugin'), dashboards: join(target, 'dashboards') };
  cpSync(built, copy.plugin, { recursive: true });
  const { version, raise = 0, ...look } = edits;
  edit(join(copy.plugin, 'plugin.json'), (plugin) => ({
    ...plugin,
    info: { ...(plugin.info as Json), version },
    includes: (plugin.includes as Json[]).filter(({ type, uid }) => type !== 'dashboard' || uid === OVERVIEW_UID),
  }));
  const overview = join(copy.plugin, 'dashboards', 'overview.json');
  edit(overview, (dashboard) => ({ ...dashboard, ...look, revision: Number(dashboard.revision) + raise }));
  mkdirSync(copy.dashboards, { recursive: true });
  cpSync(overview, join(copy.dashboards, 'overview.json'));
  return copy;
}

/** The revision of the Overview in a built plugin. */
export function revisionOf(built: string): number {
  return Number(read(join(built, 'dashboards', 'overview.json')).revision);
}

function edit(file: string, change: (before: Json) => Json): void {
  writeFileSync(file, JSON.stringify(change(read(file)), null, 2));
}

function read(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}
