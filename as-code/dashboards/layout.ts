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
  readonly height: number;
  readonly panels: ReadonlyArray<readonly [width: number, panel: Placeable]>;
}

/** Places bands one below the other and numbers every panel. */
export function placeBands(dashboard: DashboardBuilder, bands: readonly Band[]): DashboardBuilder {
  let y = 0;
  let id = 1;
  for (const { title, height, panels } of bands) {
    if (title !== undefined) {
      dashboard.withRow(new RowBuilder(title).id(id++).gridPos({ x: 0, y, w: 24, h: 1 }));
      y += 1;
    }
    let x = 0;
    for (const [w, panel] of panels) {
      dashboard.withPanel(panel.id(id++).gridPos({ x, y, w, h: height }));
      x += w;
    }
    y += height;
  }
  return dashboard;
}
