import type { ScopedVars } from '@grafana/data';
import type { LabelFilter } from '../../engine/measures/types';
import { interpolatedFilter, type Replace } from './filters';
import type { VllmQuery } from './model';

/** A query with the dashboard's variables put in and the ad-hoc filters added. */
export function interpolateQuery<T extends VllmQuery>(
  query: T,
  replace: Replace,
  scopedVars?: ScopedVars,
  more: readonly LabelFilter[] = []
): T {
  const text = (value: string) => replace(value, scopedVars);
  const filters = [...(query.filters ?? []).map((filter) => interpolatedFilter(filter, replace, scopedVars)), ...more];
  const own: Record<string, unknown> = {};
  for (const name of ['measure', 'family', 'window'] as const) {
    const value: unknown = (query as unknown as Record<string, unknown>)[name];
    if (typeof value === 'string') {
      own[name] = text(value);
    }
  }
  if (query.queryType === 'measure') {
    own.by = query.by?.map(text);
    own.objectives =
      query.objectives &&
      Object.fromEntries(
        Object.entries(query.objectives).map(([name, value]) => [name, typeof value === 'string' ? text(value) : value])
      );
  }
  // The linked Prometheus knows the variables of PromQL, `$__rate_interval` among them, and puts them in itself.
  return { ...query, ...own, filters };
}

/** Whether there is enough of a query to run it. */
export function isComplete(query: VllmQuery): boolean {
  switch (query.queryType) {
    case 'measure':
      return query.measure !== '';
    case 'raw':
      return query.family !== '';
    case 'promql':
      return query.expr.trim() !== '';
    default:
      return true;
  }
}
