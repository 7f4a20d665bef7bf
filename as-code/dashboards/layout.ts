import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { type DashboardBuilder, type Panel, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';

/** Something that a row can place: any panel builder of the SDK. */
export interface Placeable extends Builder<Panel> {
  id(id: number): this;
  gridPos(position: { x: number; y: number; w: number; h: number }): this;
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
  readonly panels: ReadonlyArray<readonly [width: number, panel: Placeable]>;
}

/** Places bands one below the other and numbers every panel. */
export function placeBands(dashboard: DashboardBuilder, bands: readonly Band[]): DashboardBuilder {
  let y = 0;
  let id = 1;
  for (const { title, collapsed, repeat, height, panels } of bands) {
    const row = title === undefined ? undefined : new RowBuilder(title).id(id++).gridPos({ x: 0, y, w: 24, h: 1 });
    y += row ? 1 : 0;
    if (repeat) {
      row?.repeat(repeat);
    }
    const folded = collapsed ? row?.collapsed(true) : undefined;
    let x = 0;
    const placed = panels.map(([w, panel]) => {
      const at = panel.id(id++).gridPos({ x, y, w, h: height });
      x += w;
      return at;
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
