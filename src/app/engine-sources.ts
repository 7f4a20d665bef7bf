import { getDataSourceSrv } from '@grafana/runtime';
import { DATASOURCE_ID } from './constants';

/** A vLLM datasource. */
export interface EngineSource {
  readonly uid: string;
  readonly name: string;
}

/** The engines that this Grafana reads itself. */
export function engineSources(): EngineSource[] {
  return getDataSourceSrv()
    .getList({ pluginId: DATASOURCE_ID })
    .map(({ uid, name }) => ({ uid, name }));
}
