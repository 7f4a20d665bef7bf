import { type AppPlugin, type DataSourceApi, type DataSourcePlugin, type PanelPlugin } from '@grafana/data';
import { boot } from './boot';
import { loadAmd } from './amd';

/** Loads one of the built plugins, or nothing when the build has none of that id. */
export async function loadPlugin<T extends AppPlugin | PanelPlugin | DataSourcePlugin<DataSourceApi>>(
  id: string
): Promise<T | undefined> {
  const built = boot.plugins.find((one) => one.id === id);
  if (!built) {
    return undefined;
  }
  const { plugin } = (await loadAmd(`/public/plugins/${id}/module.js`)) as { plugin: T };
  plugin.meta = { id, name: built.name, type: built.type, info: { version: '' }, jsonData: {} } as unknown as T['meta'];
  return plugin;
}
