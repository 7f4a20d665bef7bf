import { identityOverrideProcessor, type PanelPlugin } from '@grafana/data';

const CUSTOM: Record<string, Record<string, unknown>> = {
  timeseries: {
    axisBorderShow: false,
    axisCenteredZero: false,
    axisColorMode: 'text',
    axisLabel: '',
    axisPlacement: 'auto',
    axisSoftMax: undefined,
    axisSoftMin: undefined,
    axisWidth: undefined,
    barAlignment: 0,
    barWidthFactor: 0.6,
    drawStyle: 'line',
    fillBelowTo: undefined,
    fillOpacity: 0,
    gradientMode: 'none',
    hideFrom: { tooltip: false, viz: false, legend: false },
    insertNulls: false,
    lineColor: undefined,
    lineInterpolation: 'linear',
    lineStyle: undefined,
    lineWidth: 1,
    pointSize: 5,
    scaleDistribution: { type: 'linear' },
    showPoints: 'auto',
    spanNulls: false,
    stacking: { group: 'A', mode: 'none' },
    thresholdsStyle: { mode: 'off' },
    transform: undefined,
  },
  table: {
    align: 'auto',
    cellOptions: { type: 'auto' },
    filterable: false,
    hidden: false,
    hideFrom: { viz: false },
    inspect: false,
    minWidth: 50,
    width: undefined,
    wrapHeaderText: false,
    wrapText: false,
  },
};

/** Registers the draw options that a panel type knows, so that defaults and overrides of them apply. */
export function withFieldConfig(type: string, panel: PanelPlugin): PanelPlugin {
  const byThreshold = type === 'stat' || type === 'bargauge' || type === 'table';
  return panel.useFieldConfig({
    standardOptions: { color: { defaultValue: { mode: byThreshold ? 'thresholds' : 'palette-classic' } } },
    useCustomConfig: (builder) => {
      for (const [path, defaultValue] of Object.entries(CUSTOM[type] ?? {})) {
        builder.addCustomEditor({
          id: path,
          path,
          name: path,
          editor: () => null,
          override: () => null,
          process: identityOverrideProcessor,
          shouldApply: () => true,
          settings: {},
          defaultValue,
        });
      }
    },
  });
}
