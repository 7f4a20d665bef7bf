import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { type DashboardBuilder, type Panel, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { panelQuery } from './shared-answers';

/** Something that a row can place: any panel builder of the SDK. */
export interface Placeable extends Builder<Panel> {
  id(id: number): this;
  gridPos(position: { x: number; y: number; w: number; h: number }): this;
  withTarget(target: Builder<Dataquery>): this;
}

/** A row of panels, left to right, all of one height; widths are in Grafana's 24 columns. */
export interface Band {
  /** The heading above it, if it has one. */
  readonly title?: string;
  /** Folded up until somebody opens it: nothing is asked before. Only with a title. */
  readonly collapsed?: boolean;
  /** The variable for each of whose values the row and its panels are repeated. Only with a title. */
  readonly repeat?: string;
  readonly height: number;
  readonly panels: readonly Placed[];
}

/** A panel in its row, and the panel whose answer it shows where it asks nothing itself. */
export type Placed = readonly [width: number, panel: Placeable, reads?: Placeable];

/** Numbers from 1 for rows and panels, top to bottom. */
function numbered(bands: readonly Band[]): ReadonlyMap<Band | Placeable, number> {
  const all = bands.flatMap((band) => [
    ...(band.title === undefined ? [] : [band]),
    ...band.panels.map(([, panel]) => panel),
  ]);
  return new Map(all.map((one, i) => [one, i + 1]));
}

/** Places bands one below the other and numbers every panel. */
export function placeBands(dashboard: DashboardBuilder, bands: readonly Band[]): DashboardBuilder {
  const ids = numbered(bands);
  const idOf = (of: Band | Placeable) => ids.get(of) ?? NaN;
  let y = 0;
  for (const band of bands) {
    const { title, collapsed, repeat, height, panels } = band;
    const row =
      title === undefined ? undefined : new RowBuilder(title).id(idOf(band)).gridPos({ x: 0, y, w: 24, h: 1 });
    y += row ? 1 : 0;
    if (repeat) {
      row?.repeat(repeat);
    }
    const folded = collapsed ? row?.collapsed(true) : undefined;
    let x = 0;
    const placed = panels.map(([w, panel, reads]) => {
      const at = panel.id(idOf(panel)).gridPos({ x, y, w, h: height });
      x += w;
      return reads ? at.withTarget(panelQuery(idOf(reads))) : at;
    });
    placed.forEach((panel) => folded?.withPanel(panel));
    if (row) {
      dashboard.withRow(row);
    }
    if (!folded) {
      placed.forEach((panel) => dashboard.withPanel(panel));
      y += height;
    }
  }
  return dashboard;
}
