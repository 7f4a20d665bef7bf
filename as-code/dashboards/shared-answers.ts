import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import type { DataTransformerConfig } from '@grafana/grafana-foundation-sdk/dashboard';

/** Grafana's datasource of what other panels of a dashboard were answered. */
export const otherPanels: DataSourceRef = { type: 'datasource', uid: '-- Dashboard --' };

/** The answer of another panel, by its id: a number that is on the screen twice is asked for once. */
export function panelQuery(panelId: number): Builder<Dataquery> {
  const target = { refId: 'A', datasource: otherPanels, panelId };
  return { build: () => target as unknown as Dataquery };
}

/** Keeps the series whose whole names match one of these regular expressions. */
export function only(...names: readonly string[]): DataTransformerConfig {
  return { id: 'filterFieldsByName', options: { include: { pattern: `/^(${['Time', ...names].join('|')})$/` } } };
}
