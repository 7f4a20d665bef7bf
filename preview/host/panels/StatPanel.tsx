import {
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  VizOrientation,
  type FieldDisplay,
  type PanelProps,
  type ReduceDataOptions,
} from '@grafana/data';
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  DataLinksContextMenu,
  useTheme2,
  VizRepeater,
  type BigValueJustifyMode,
  type BigValueTextMode,
} from '@grafana/ui';
import React from 'react';

export interface SingleValueOptions {
  reduceOptions?: ReduceDataOptions;
  orientation?: VizOrientation;
}

interface StatOptions extends SingleValueOptions {
  colorMode?: BigValueColorMode;
  graphMode?: BigValueGraphMode;
  justifyMode?: BigValueJustifyMode;
  textMode?: BigValueTextMode;
  wideLayout?: boolean;
}

/** The values of a single-value panel, one for each series that it reduces. */
export function useDisplayValues(props: PanelProps<SingleValueOptions>, sparkline: boolean): () => FieldDisplay[] {
  const theme = useTheme2();
  const { data, fieldConfig, options, replaceVariables, timeZone } = props;
  return () =>
    getFieldDisplayValues({
      fieldConfig,
      reduceOptions: { calcs: ['lastNotNull'], ...options.reduceOptions },
      replaceVariables,
      theme,
      data: data.series,
      sparkline,
      timeZone,
    });
}

/** Draws a stat panel. */
export function StatPanel(props: PanelProps<StatOptions>) {
  const theme = useTheme2();
  const { options, width, height, data, renderCounter } = props;
  const graphMode = options.graphMode ?? BigValueGraphMode.Area;
  return (
    <VizRepeater
      getValues={useDisplayValues(props, graphMode !== BigValueGraphMode.None)}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      source={data}
      width={width}
      height={height}
      renderCounter={renderCounter}
      autoGrid
      orientation={options.orientation ?? VizOrientation.Auto}
      itemSpacing={3}
      renderValue={({ value, alignmentFactors, count, width, height }) => {
        const stat = (onClick?: React.MouseEventHandler) => (
          <BigValue
            theme={theme}
            width={width}
            height={height}
            count={count}
            value={value.display}
            sparkline={value.sparkline}
            alignmentFactors={alignmentFactors}
            colorMode={options.colorMode ?? BigValueColorMode.Value}
            graphMode={graphMode}
            justifyMode={options.justifyMode}
            textMode={options.textMode}
            disableWideLayout={options.wideLayout === false}
            onClick={onClick}
          />
        );
        return value.hasLinks && value.getLinks ? (
          <DataLinksContextMenu links={() => value.getLinks?.() ?? []}>
            {({ openMenu }) => stat(openMenu)}
          </DataLinksContextMenu>
        ) : (
          stat()
        );
      }}
    />
  );
}
