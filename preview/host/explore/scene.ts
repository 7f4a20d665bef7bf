import { FieldType, type DataFrame } from '@grafana/data';
import {
  EmbeddedScene,
  SceneControlsSpacer,
  SceneFlexItem,
  SceneFlexLayout,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  VizPanel,
} from '@grafana/scenes';
import { PanelNotices } from '../dashboard/Notices';
import type { ExploreState } from './state';

export interface ExploreScene {
  scene: EmbeddedScene;
  runner: SceneQueryRunner;
  timeRange: SceneTimeRange;
}

/** The result of one query below time range and refresh, drawn as what it is. */
export function buildExplore({ datasource, queries, range }: ExploreState): ExploreScene {
  const timeRange = new SceneTimeRange(range);
  const runner = new SceneQueryRunner({ datasource: { uid: datasource }, queries, maxDataPointsFromWidth: true });
  const panel = new VizPanel({
    key: 'result',
    title: 'Result',
    pluginId: 'timeseries',
    titleItems: [new PanelNotices({})],
  });
  const scene = new EmbeddedScene({
    $timeRange: timeRange,
    $data: runner,
    controls: [new SceneControlsSpacer(), new SceneTimePicker({}), new SceneRefreshPicker({})],
    body: new SceneFlexLayout({ children: [new SceneFlexItem({ minHeight: 420, body: panel })] }),
  });
  runner.subscribeToState(({ data }) => {
    const wanted = data?.series.length ? drawing(data.series) : undefined;
    if (wanted && wanted !== panel.state.pluginId) {
      void panel.changePluginType(wanted);
    }
  });
  return { scene, runner, timeRange };
}

function drawing(frames: DataFrame[]): string {
  if (frames.some(({ meta }) => meta?.preferredVisualisationType === 'logs')) {
    return 'logs';
  }
  const has = ({ fields }: DataFrame, wanted: FieldType) => fields.some(({ type }) => type === wanted);
  const isSeries = (frame: DataFrame) =>
    has(frame, FieldType.time) && has(frame, FieldType.number) && !has(frame, FieldType.string);
  return frames.some(({ meta }) => meta?.preferredVisualisationType === 'table') || !frames.some(isSeries)
    ? 'table'
    : 'timeseries';
}
