import {
  FieldType,
  getFieldDisplayName,
  ThresholdsMode,
  type DataFrame,
  type FieldConfig,
  type SynchronousDataTransformerInfo,
} from '@grafana/data';
import { map } from 'rxjs';

interface Options {
  configRefId?: string;
  mappings?: Array<{
    fieldName: string;
    handlerKey: string | null;
    handlerArguments?: { threshold?: { color: string } };
  }>;
}

/** "Config from query results", which Grafana keeps to itself: a threshold, a minimum or a maximum out of a query. */
export const configFromData: SynchronousDataTransformerInfo<Options> = {
  id: 'configFromData',
  name: 'Config from query results',
  operator: (options, context) => (source) =>
    source.pipe(map((frames) => configFromData.transformer(options, context)(frames))),
  transformer: (options) => (frames) => apply(options, frames),
};

function apply({ configRefId = 'config', mappings = [] }: Options, frames: DataFrame[]): DataFrame[] {
  const from = frames.find(({ refId }) => refId === configRefId);
  if (!from) {
    return frames;
  }
  const config: FieldConfig = {};
  for (const { fieldName, handlerKey, handlerArguments } of mappings) {
    const field = from.fields.find((one) => getFieldDisplayName(one, from, frames) === fieldName);
    const value = field?.values.at(-1);
    if (handlerKey === 'min' || handlerKey === 'max') {
      config[handlerKey] = value;
    } else if (handlerKey === 'threshold1' && typeof value === 'number') {
      const steps = [
        { value: -Infinity, color: 'green' },
        { value, color: handlerArguments?.threshold?.color ?? 'red' },
      ];
      config.thresholds = { mode: ThresholdsMode.Absolute, steps };
    }
  }
  return frames
    .filter((frame) => frame !== from)
    .map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) =>
        field.type === FieldType.number ? { ...field, config: { ...field.config, ...config } } : field
      ),
    }));
}
