import {
  matchPluginId,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePlugin,
  type DataSourceRef,
  type ScopedVars,
} from '@grafana/data';
import { getBackendSrv, getTemplateSrv, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';
import type { PreviewBoot } from '../index-page';
import { boot } from './boot';
import { OTHER_PANELS, OtherPanels } from './dashboard/other-panels';
import { loadPlugin } from './plugins';
import { PrometheusPreview } from './prometheus/datasource';

type Ref = DataSourceRef | string | null;
type Named = Pick<PreviewBoot['datasources'][number], 'uid' | 'name' | 'type'>;

// Not among the datasources that can be chosen.
const otherPanels = toSettings(OTHER_PANELS);
let settings = boot.datasources.map(toSettings);
const instances = new Map<string, Promise<DataSourceApi>>();

/** The datasources that the server named: its Prometheus, and those of the built plugins. */
export const dataSourceSrv: DataSourceSrv = {
  getInstanceSettings: find,
  getList: ({ pluginId, type, filter }: GetDataSourceListFilters = {}) =>
    settings.filter(
      (one) =>
        (!pluginId || matchPluginId(pluginId, one.meta)) &&
        (!type || [type].flat().includes(one.type)) &&
        (!filter || filter(one))
    ),
  async get(ref, scopedVars) {
    const found = find(ref, scopedVars);
    if (!found) {
      throw new Error(`Datasource ${JSON.stringify(ref)} was not found`);
    }
    const instance = instances.get(found.uid) ?? create(found);
    instances.set(found.uid, instance);
    return instance;
  },
  async reload() {
    const { datasources } = await getBackendSrv().get<Pick<PreviewBoot, 'datasources'>>('/api/frontend/settings');
    settings = datasources.map(toSettings);
    instances.clear();
  },
  registerRuntimeDataSource: () => undefined,
};

function find(ref?: Ref, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
  const asked = typeof ref === 'string' ? ref : ref?.uid;
  const wanted = getTemplateSrv().replace(asked ?? '', scopedVars);
  const ofType = typeof ref === 'object' && ref?.type ? settings.find(({ type }) => type === ref.type) : settings[0];
  return wanted === '' || wanted === 'default'
    ? ofType
    : [...settings, otherPanels].find(({ uid, name }) => uid === wanted || name === wanted);
}

function toSettings(one: Named): DataSourceInstanceSettings {
  const name = boot.plugins.find(({ id }) => id === one.type)?.name ?? one.type;
  const meta = { id: one.type, name, type: 'datasource', metrics: true, info: { logos: {} }, module: '', baseUrl: '' };
  return { ...one, url: `/api/datasources/proxy/uid/${one.uid}`, meta } as unknown as DataSourceInstanceSettings;
}

async function create(found: DataSourceInstanceSettings): Promise<DataSourceApi> {
  if (found.uid === OTHER_PANELS.uid) {
    return new OtherPanels(found) as unknown as DataSourceApi;
  }
  if (found.type === 'prometheus') {
    return new PrometheusPreview(found, boot.scrapeInterval) as unknown as DataSourceApi;
  }
  const plugin = await loadPlugin<DataSourcePlugin<DataSourceApi>>(found.type);
  if (!plugin) {
    throw new Error(`No plugin for datasources of type ${found.type}`);
  }
  return Object.assign(new plugin.DataSourceClass(found), { components: plugin.components });
}
