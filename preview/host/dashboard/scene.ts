import {
  behaviors,
  EmbeddedScene,
  SceneControlsSpacer,
  SceneGridLayout,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
} from '@grafana/scenes';
import { DashboardLinks } from './Links';
import type { DashboardJson } from './model';
import { buildGrid } from './panels';
import { buildVariable } from './variables';

/** Turns a classic dashboard into a scene. */
export function buildScene(dashboard: DashboardJson): EmbeddedScene {
  const { time = { from: 'now-1h', to: 'now' }, refresh = '', timezone, links = [] } = dashboard;
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({ ...time, timeZone: timezone }),
    $variables: new SceneVariableSet({ variables: (dashboard.templating?.list ?? []).flatMap(buildVariable) }),
    $behaviors: [new behaviors.LiveNowTimer({ enabled: dashboard.liveNow })],
    controls: [
      new VariableValueSelectors({}),
      new SceneControlsSpacer(),
      ...(links.length > 0 ? [new DashboardLinks({ links })] : []),
      new SceneTimePicker({}),
      new SceneRefreshPicker({ refresh, intervals: dashboard.timepicker?.refresh_intervals }),
    ],
    body: new SceneGridLayout({ children: buildGrid(dashboard.panels), isDraggable: false, isResizable: false }),
  });
}
