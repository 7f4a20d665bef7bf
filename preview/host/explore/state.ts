import type { DataQuery } from '@grafana/schema';
import { locationService } from '@grafana/runtime';

/** What an address of Explore says, of its first pane. */
export interface ExploreState {
  datasource: string;
  queries: DataQuery[];
  range: { from: string; to: string };
}

type Panes = Record<string, Partial<ExploreState>>;

/** Reads the address; the datasource is empty where it names none. */
export function readState(search: string): ExploreState {
  let panes: Panes = {};
  try {
    panes = JSON.parse(new URLSearchParams(search).get('panes') ?? '{}');
  } catch {
    // As good as none.
  }
  const { datasource = '', queries = [], range = { from: 'now-1h', to: 'now' } } = Object.values(panes)[0] ?? {};
  return { datasource, queries, range };
}

/** Puts the state in the address, so that a reload shows it again. */
export function writeState(state: ExploreState): void {
  locationService.partial({ schemaVersion: 1, panes: JSON.stringify({ a: state }), orgId: 1 }, true);
}
