import type { Layout } from '../exposition/types';
import { signals } from '../signals/catalogue';
import type { Alias } from '../signals/types';
import { compareVersions } from './version';

/** What the names on a page say of the engine’s version: `atLeast` <= version < `below`, as far as they say it. */
export interface VersionRange {
  readonly atLeast?: string;
  readonly below?: string;
}

/** The range of versions that have all the names of a page. What a page lacks says nothing: most names depend on flags. */
export function versionRange(layout: Layout): VersionRange {
  const shown = signals
    .flatMap(({ names, generic }) => (generic ? [] : names))
    .filter((alias) => isShown(layout, alias));
  const atLeast = shown
    .flatMap(({ since }) => since ?? [])
    .sort(compareVersions)
    .at(-1);
  const below = shown.flatMap(({ gone }) => gone ?? []).sort(compareVersions)[0];
  return { ...(atLeast !== undefined && { atLeast }), ...(below !== undefined && { below }) };
}

/** Whether a page has this name, be it without samples yet. */
export function isShown(layout: Layout, { name }: Pick<Alias, 'name'>): boolean {
  return (
    layout.families.has(name) ||
    layout.positions(name).length > 0 ||
    layout.positions(`${name}_count`).length > 0 ||
    // OpenMetrics names a counter’s family without its ending.
    (name.endsWith('_total') && layout.families.has(name.slice(0, -'_total'.length)))
  );
}
