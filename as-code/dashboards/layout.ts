import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { type DashboardBuilder, type Panel, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { panelQuery } from './shared-answers';

/** Something that a row can place: any panel builder of the SDK. */
export interface Placeable extends Builder<Panel> {
  id(id: number): this;
  gridPos(position: { x: number; y: number; w: number; h: number }): this;
  withTarget(target: Builder<Dataquery>): this;
}

/** Panels from left to right, all of one height, in a second line where the first is full; widths are in Grafana's 24 columns. */
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

/** Room for a tile's title, a value, what is wanted, and the trend. */
export const TILE_HEIGHT = 3;

/**
 * Tiles in even rows of at most four. On a tablet Grafana cuts the title of a tile that has an eighth of the width to a
 * letter or two.
 */
export function tileBands(
  tiles: readonly Placeable[],
  { title, gauges = false }: { readonly title?: string; /** In the first row. */ readonly gauges?: boolean } = {}
): Band[] {
  const rows = Math.ceil(tiles.length / 4);
  const most = Math.ceil(tiles.length / rows);
  return Array.from({ length: rows }, (_, i) => {
    const row = tiles.slice(i * most, (i + 1) * most);
    const band = {
      height: gauges && i === 0 ? TILE_HEIGHT + 1 : TILE_HEIGHT,
      panels: row.map((tile) => [24 / row.length, tile] as const),
    };
    return i === 0 && title !== undefined ? { title, ...band } : band;
  });
}

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
    let bottom = y + height;
    const placed = panels.map(([w, panel, reads]) => {
      if (x + w > 24) {
        x = 0;
        bottom += height;
      }
      const at = panel.id(idOf(panel)).gridPos({ x, y: bottom - height, w, h: height });
      x += w;
      return reads ? at.withTarget(panelQuery(idOf(reads))) : at;
    });
    placed.forEach((panel) => folded?.withPanel(panel));
    if (row) {
      dashboard.withRow(row);
    }
    if (!folded) {
      placed.forEach((panel) => dashboard.withPanel(panel));
      y = bottom;
    }
  }
  return dashboard;
}
