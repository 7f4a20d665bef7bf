import {
  applyNullInsertThreshold,
  FieldType,
  type DataFrame,
  type Field,
  type PanelProps,
  type TimeRange,
} from '@grafana/data';
import { LegendDisplayMode, type VizLegendOptions, type VizTooltipOptions } from '@grafana/schema';
import { EventBusPlugin, TimeSeries, TooltipPlugin2 } from '@grafana/ui';
import { SeriesTooltip } from './SeriesTooltip';
import React, { useMemo } from 'react';

interface TimeSeriesOptions {
  legend?: VizLegendOptions;
  tooltip?: VizTooltipOptions;
}

const LEGEND: VizLegendOptions = {
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  showLegend: true,
  calcs: [],
};
// TooltipHoverMode is a const enum of @grafana/ui, which a bundler cannot see.
const HOVER_ONE = 0;
const HOVER_ALL = 1;

// As in Grafana, what has no place in a chart is a gap: missing points of any series, NaN and infinities.
function graphable(frames: DataFrame[], { from, to }: TimeRange): DataFrame[] {
  const has = ({ fields }: DataFrame, wanted: FieldType) => fields.some(({ type }) => type === wanted);
  return frames
    .filter((frame) => frame.length > 0 && has(frame, FieldType.time) && has(frame, FieldType.number))
    .map((frame) =>
      applyNullInsertThreshold({ frame, refFieldPseudoMin: from.valueOf(), refFieldPseudoMax: to.valueOf() })
    )
    .map((frame) => ({ ...frame, fields: frame.fields.map(withGaps) }));
}

function withGaps(field: Field): Field {
  return field.type === FieldType.number
    ? {
        ...field,
        values: field.values.map((value) => (Number.isFinite(value) ? value : null)),
        state: { ...field.state, calcs: undefined },
      }
    : field;
}

/** Draws a time series panel. */
export function TimeSeriesPanel(props: PanelProps<TimeSeriesOptions>) {
  const { data, options, width, height, timeRange, timeZone, onChangeTimeRange, replaceVariables } = props;
  const frames = useMemo(() => graphable(data.series, timeRange), [data.series, timeRange]);
  // Another object, even with the same values, would make a new chart with every refresh.
  const legend = useMemo(() => ({ ...LEGEND, ...options.legend }), [options.legend]);
  if (frames.length === 0) {
    return <div style={{ textAlign: 'center' }}>{props.fieldConfig.defaults.noValue || 'No data'}</div>;
  }
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={legend}
      options={options}
    >
      {(config, aligned) => (
        <>
          <EventBusPlugin config={config} eventBus={props.eventBus} frame={aligned} />
          {options.tooltip?.mode !== 'none' && (
            <TooltipPlugin2
              config={config}
              hoverMode={options.tooltip?.mode === 'multi' ? HOVER_ALL : HOVER_ONE}
              queryZoom={onChangeTimeRange}
              render={(_, indexes, active) => (
                <SeriesTooltip
                  frame={aligned}
                  indexes={indexes}
                  active={active}
                  single={options.tooltip?.mode !== 'multi'}
                  replaceVariables={replaceVariables}
                />
              )}
            />
          )}
        </>
      )}
    </TimeSeries>
  );
}
