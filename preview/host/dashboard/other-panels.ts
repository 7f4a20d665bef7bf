import {
  DataSourceApi,
  type DataFrame,
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
} from '@grafana/data';
import { SceneDataTransformer, sceneGraph, VizPanel, type SceneDataProvider, type SceneObject } from '@grafana/scenes';
import { debounceTime, defer, finalize, map, of, type Observable } from 'rxjs';

interface OtherPanelQuery extends DataQuery {
  panelId?: number;
}

/** What dashboards call Grafana's datasource of other panels' answers. */
export const OTHER_PANELS = { uid: '-- Dashboard --', name: '-- Dashboard --', type: 'datasource' };

// Both as in Grafana: the width of a panel that is not drawn, and how long an answer may still change.
const WIDTH = 500;
const SETTLED = 50;

/** Answers with what another panel of the same dashboard was answered, before that panel's transformations. */
export class OtherPanels extends DataSourceApi<OtherPanelQuery> {
  query({ targets: [{ panelId }], scopedVars }: DataQueryRequest<OtherPanelQuery>): Observable<DataQueryResponse> {
    const source = sourceOf(scopedVars.__sceneObject?.value.valueOf(), `panel-${panelId}`);
    return source ? answersOf(source) : of({ data: [], errors: [{ message: `No panel ${panelId} with a query` }] });
  }

  async testDatasource() {
    return { status: 'success', message: 'ok' };
  }
}

function sourceOf(asking: SceneObject, key: string): SceneDataProvider | undefined {
  const panel = sceneGraph.findObject(asking, (one) => one instanceof VizPanel && one.state.key === key);
  const data = panel?.state.$data;
  return data instanceof SceneDataTransformer ? data.state.$data : data;
}

function answersOf(source: SceneDataProvider): Observable<DataQueryResponse> {
  return defer(() => {
    const drawn = source.isActive;
    const release = activate(source);
    source.bypassIsInViewChanged?.(true);
    if (!drawn) {
      source.setContainerWidth?.(WIDTH);
    }
    return source.getResultsStream().pipe(
      debounceTime(SETTLED),
      map(({ data: { series, state, errors } }) => ({ key: 'source', data: series.map(withOwnState), state, errors })),
      // A refresh asks anew at once: released before that, the source would start again and ask twice.
      finalize(() => setTimeout(release))
    );
  });
}

// What is above it too, for only that is told of variables whose parents are active.
function activate(source: SceneObject): () => void {
  const releases: Array<() => void> = [];
  for (let one: SceneObject | undefined = source; one; one = one.parent) {
    releases.push(one.activate());
  }
  return () => releases.forEach((release) => release());
}

// Names are kept in a field's state, and those differ from panel to panel.
function withOwnState(frame: DataFrame): DataFrame {
  return { ...frame, fields: frame.fields.map((field) => ({ ...field, state: { ...field.state } })) };
}
