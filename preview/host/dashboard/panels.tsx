import type { DataSourceRef } from '@grafana/data';
import {
  SceneDataTransformer,
  SceneGridItem,
  SceneGridRow,
  SceneQueryRunner,
  VizPanel,
  type SceneGridItemLike,
} from '@grafana/scenes';
import { drawnAs } from '../panels/registry';
import { PanelLinks } from './Links';
import type { PanelJson } from './model';
import { PanelNotices } from './Notices';

/** Builds the grid of a dashboard: rows with the panels that follow them, and the panels before the first row. */
export function buildGrid(panels: PanelJson[]): SceneGridItemLike[] {
  const items: SceneGridItemLike[] = [];
  let row: { json: PanelJson; panels: PanelJson[] } | undefined;
  const closeRow = () => row && items.push(buildRow(row.json, row.panels));
  for (const panel of panels) {
    if (panel.type === 'row') {
      closeRow();
      row = { json: panel, panels: [...(panel.panels ?? [])] };
    } else if (row) {
      row.panels.push(panel);
    } else {
      items.push(buildPanel(panel));
    }
  }
  closeRow();
  return items;
}

function buildRow(json: PanelJson, panels: PanelJson[]): SceneGridRow {
  return new SceneGridRow({
    key: `row-${json.id}`,
    title: json.title ?? '',
    y: json.gridPos?.y,
    isCollapsed: json.collapsed,
    children: panels.map(buildPanel),
  });
}

function buildPanel(json: PanelJson): SceneGridItem {
  const { x, y, w, h } = json.gridPos ?? { x: 0, y: 0, w: 12, h: 8 };
  return new SceneGridItem({
    key: `grid-item-${json.id}`,
    x,
    y,
    width: w,
    height: h,
    body: new VizPanel({
      key: `panel-${json.id}`,
      title: json.title ?? '',
      description: json.description,
      pluginId: drawnAs(json.type),
      options: json.options ?? {},
      fieldConfig: json.fieldConfig ?? { defaults: {}, overrides: [] },
      displayMode: json.transparent ? 'transparent' : 'default',
      titleItems: [new PanelLinks({ links: json.links ?? [] }), new PanelNotices({})],
      $data: json.targets?.length ? buildData(json) : undefined,
    }),
  });
}

function buildData(json: PanelJson): SceneDataTransformer {
  return new SceneDataTransformer({
    transformations: json.transformations ?? [],
    $data: new SceneQueryRunner({
      datasource: toRef(json.datasource) ?? toRef(json.targets?.[0].datasource as DataSourceRef),
      queries: json.targets ?? [],
      maxDataPoints: json.maxDataPoints,
      maxDataPointsFromWidth: true,
      minInterval: json.interval,
    }),
  });
}

const toRef = (ref?: DataSourceRef | string) => (typeof ref === 'string' ? { uid: ref } : ref);
