import { getDisplayValueAlignmentFactors, VizOrientation, type PanelProps } from '@grafana/data';
import { BarGaugeDisplayMode, type BarGaugeNamePlacement, type BarGaugeValueMode } from '@grafana/schema';
import { BarGauge, useTheme2, VizRepeater } from '@grafana/ui';
import { useDisplayValues, type SingleValueOptions } from './StatPanel';
import React from 'react';

interface BarGaugeOptions extends SingleValueOptions {
  displayMode?: BarGaugeDisplayMode;
  showUnfilled?: boolean;
  valueMode?: BarGaugeValueMode;
  namePlacement?: BarGaugeNamePlacement;
}

/** Draws a bar gauge panel. */
export function BarGaugePanel(props: PanelProps<BarGaugeOptions>) {
  const theme = useTheme2();
  const { options, width, height, data, renderCounter } = props;
  return (
    <VizRepeater
      getValues={useDisplayValues(props, false)}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      source={data}
      width={width}
      height={height}
      renderCounter={renderCounter}
      orientation={options.orientation ?? VizOrientation.Auto}
      minVizHeight={16}
      itemSpacing={8}
      renderValue={({ value, alignmentFactors, orientation, width, height }) => (
        <BarGauge
          theme={theme}
          width={width}
          height={height}
          orientation={orientation}
          field={value.field}
          display={value.view?.getFieldDisplayProcessor(value.colIndex ?? 0)}
          value={value.display}
          alignmentFactors={alignmentFactors}
          displayMode={options.displayMode ?? BarGaugeDisplayMode.Gradient}
          showUnfilled={options.showUnfilled ?? true}
          valueDisplayMode={options.valueMode}
          namePlacement={options.namePlacement}
        />
      )}
    />
  );
}
