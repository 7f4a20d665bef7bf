import { PanelPlugin, type PanelPluginMeta } from '@grafana/data';
import { boot } from '../boot';
import { loadPlugin } from '../plugins';
import { BarGaugePanel } from './BarGaugePanel';
import { withFieldConfig } from './field-config';
import { LogsPanel } from './LogsPanel';
import { StatPanel } from './StatPanel';
import { TablePanel } from './TablePanel';
import { TextPanel } from './TextPanel';
import { TimeSeriesPanel } from './TimeSeriesPanel';

const drawn = {
  bargauge: BarGaugePanel,
  logs: LogsPanel,
  stat: StatPanel,
  table: TablePanel,
  text: TextPanel,
  timeseries: TimeSeriesPanel,
};
const known = new Map<string, PanelPlugin>(
  Object.entries(drawn).map(([type, component]) => {
    const plugin = withFieldConfig(type, new PanelPlugin(component as ConstructorParameters<typeof PanelPlugin>[0]));
    plugin.meta = { id: type, name: type, info: { version: '' } } as PanelPluginMeta;
    return [type, plugin];
  })
);

/** The panel type that draws a panel: itself where the preview or the build has it, else a table of its data. */
export function drawnAs(type: string): string {
  return type in drawn || boot.plugins.some(({ id }) => id === type) ? type : 'table';
}

/** A panel type that is loaded already. */
export function findPanel(id: string): PanelPlugin | undefined {
  return known.get(id);
}

/** Loads a panel type. */
export async function importPanel(id: string): Promise<PanelPlugin> {
  const plugin = known.get(id) ?? (await loadPlugin<PanelPlugin>(id));
  if (!plugin) {
    throw new Error(`The preview draws no panel of type ${id}`);
  }
  known.set(id, plugin);
  return plugin;
}
