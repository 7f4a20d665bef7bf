import * as data from '@grafana/data';
import { configFromData } from './config-from-data';

/** The editors of a panel's options that `PanelOptionsEditorBuilder` has a method for. */
const EDITORS = ['number', 'slider', 'text', 'strings', 'boolean', 'select', 'multi-select', 'radio', 'color', 'unit'];

type Item = ReturnType<typeof data.standardFieldConfigEditorRegistry.list>[number];

function item(id: string, process: unknown, more: object = {}): Item {
  const nothing = () => null;
  const base = { id, path: id, name: id, description: '', editor: nothing, override: nothing, settings: {} };
  return { ...base, process, shouldApply: () => true, ...more } as unknown as Item;
}

/** Fills the registries that Grafana fills at its start: field options and transformations. */
export function fillRegistries(): void {
  const { numberOverrideProcessor: number, stringOverrideProcessor: string } = data;
  data.standardFieldConfigEditorRegistry.setInit(() => [
    item('unit', data.unitOverrideProcessor),
    item('min', number),
    item('max', number),
    item('decimals', number),
    item('displayName', data.displayNameOverrideProcessor),
    item('noValue', string),
    item('color', data.identityOverrideProcessor, { defaultValue: { mode: 'palette-classic' } }),
    item('thresholds', data.thresholdsOverrideProcessor, {
      defaultValue: { mode: 'absolute', steps: [{ value: -Infinity, color: 'green' }] },
    }),
    item('mappings', data.valueMappingsOverrideProcessor, { defaultValue: [] }),
    item('links', data.dataLinksOverrideProcessor),
    item('filterable', data.booleanOverrideProcessor),
    item('fieldMinMax', data.booleanOverrideProcessor),
  ]);
  // A panel names the editors of its options where it has defaults too; the preview draws none of them.
  data.standardEditorsRegistry.setInit(() => EDITORS.map((id) => item(id, data.identityOverrideProcessor)));
  // Several names there stand for one and the same transformation.
  const byId = new Map([...Object.values(data.standardTransformers), configFromData].map((one) => [one.id, one]));
  data.standardTransformersRegistry.setInit(
    () =>
      [...byId.values()].map((transformation) => ({
        id: transformation.id,
        name: transformation.name,
        transformation: async () => transformation,
        editor: () => null,
      })) as unknown as ReturnType<Parameters<typeof data.standardTransformersRegistry.setInit>[0]>
  );
}
