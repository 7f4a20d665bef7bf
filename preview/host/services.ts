import { EventBusSrv, locationUtil, type ScopedVars } from '@grafana/data';
import * as runtime from '@grafana/runtime';
import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { backendSrv } from './backend-srv';
import { dataSourceSrv } from './datasource-srv';
import { findPanel, importPanel } from './panels/registry';
import { runRequest } from './run-request';

const none = { isLoading: false };

/** Puts thin stand-ins in the place of Grafana's services. */
export function installServices(): void {
  runtime.setBackendSrv(backendSrv);
  runtime.setDataSourceSrv(dataSourceSrv);
  runtime.setRunRequest(runRequest);
  runtime.setTemplateSrv({
    replace: interpolate,
    getVariables: () => [],
    containsTemplate: (text) => /\$/.test(text ?? ''),
    updateTimeRange: () => undefined,
  } as runtime.TemplateSrv);
  runtime.setPluginImportUtils({ importPanelPlugin: importPanel, getPanelPluginFromCache: findPanel });
  runtime.setEchoSrv({ addEvent() {}, addBackend() {}, flush() {} } as unknown as runtime.EchoSrv);
  runtime.setLocationSrv(runtime.locationService as unknown as runtime.LocationSrv);
  runtime.setAppEvents(new EventBusSrv() as Parameters<typeof runtime.setAppEvents>[0]);
  runtime.setPluginLinksHook(() => ({ links: [], ...none }));
  runtime.setPluginComponentHook(() => ({ component: null, ...none }));
  runtime.setPluginComponentsHook(() => ({ components: [], ...none }));
  runtime.setPluginFunctionsHook(() => ({ functions: [], ...none }));
  runtime.setReturnToPreviousHook(() => () => undefined);
  locationUtil.initialize({
    config: { appSubUrl: '' },
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: 'now-1h', to: 'now' }),
  } as unknown as Parameters<typeof locationUtil.initialize>[0]);
}

function interpolate(text = '', scopedVars?: ScopedVars, format?: string | Function): string {
  const scene: SceneObject | undefined = scopedVars?.__sceneObject?.value?.valueOf();
  return scene ? sceneGraph.interpolate(scene, text, scopedVars, format as string) : text;
}
