import type { VllmQuery } from '../../query/model';
import type { EditorDatasource } from '../host';

/** What the form of one query type works on. */
export interface PartProps<T extends VllmQuery = VllmQuery> {
  readonly query: T;
  readonly datasource: EditorDatasource;
  /** Changes the query and runs it; undefined takes a field away. */
  readonly onCommit: (patch: Partial<Omit<T, 'queryType'>>) => void;
}

/** The query with fields changed, or taken away where they are undefined or empty. */
export function patched<T extends VllmQuery>(query: T, patch: Partial<Omit<T, 'queryType'>>): T {
  const next: Record<string, unknown> = { ...query, ...patch };
  for (const [name, value] of Object.entries(patch)) {
    const needed = name === 'measure' || name === 'family' || name === 'expr';
    if (value === undefined || (value === '' && !needed) || (Array.isArray(value) && value.length === 0)) {
      delete next[name];
    }
  }
  return next as unknown as T;
}
