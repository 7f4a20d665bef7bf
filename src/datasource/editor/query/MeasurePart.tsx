import { Stack } from '@grafana/ui';
import React from 'react';
import type { Measure } from '../../../engine/measures/types';
import type { MeasureQuery } from '../../query/model';
import { FieldRow } from '../common/FieldRow';
import type { PartProps } from './edit';
import { FilterList } from './FilterList';
import { FormatField } from './FormatField';
import { GroupBy } from './GroupBy';
import { LegendField } from './LegendField';
import { histogramBehind } from '../../../engine/measures/spread';
import { isBuckets, knownMeasure, objectiveOf, quantileOf } from './measure-facts';
import { MeasureHelp } from './MeasureHelp';
import { MeasurePicker } from './MeasurePicker';
import { ObjectiveField } from './ObjectiveField';
import { QuantileField } from './QuantileField';
import { SourceField } from './SourceField';
import { snapshotOf, useSnapshot } from './use-snapshot';
import { WindowField } from './WindowField';

/** The form of a measure: which one, of what, and how it is shown. */
export function MeasurePart({ query, datasource, onCommit }: PartProps<MeasureQuery>) {
  const snapshot = snapshotOf(useSnapshot(datasource, 'engine'));
  const measure = knownMeasure(query.measure);
  const quantile = measure && quantileOf(measure);
  const objective = measure && objectiveOf(measure);

  function pick(id: string) {
    const next = knownMeasure(id);
    onCommit({
      measure: id,
      // Another kind of measure has no use for it.
      ...(next && quantileOf(next) === undefined && { quantile: undefined }),
      format: formatAfter(query, measure, next),
    });
  }

  return (
    <Stack direction="column" gap={2}>
      <MeasurePicker value={query.measure} onPick={pick} />
      {measure && <MeasureHelp measure={measure} />}
      <FieldRow>
        <GroupBy value={query.by} snapshot={snapshot} onChange={(by) => onCommit({ by })} />
        {quantile !== undefined && (
          <QuantileField
            key={query.measure}
            own={quantile}
            value={query.quantile}
            onChange={(q) => onCommit({ quantile: q })}
          />
        )}
        {objective && (
          <ObjectiveField
            key={query.measure}
            {...objective}
            snapshot={snapshot}
            value={query.objectives}
            onChange={(objectives) => onCommit({ objectives })}
          />
        )}
        <WindowField value={query.window} onChange={(window) => onCommit({ window })} />
      </FieldRow>
      <FilterList value={query.filters} snapshot={snapshot} onChange={(filters) => onCommit({ filters })} />
      <FieldRow>
        <FormatField
          value={query.format}
          heatmap={measure !== undefined && histogramBehind(measure) !== undefined}
          onChange={(format) => onCommit({ format })}
        />
        <SourceField
          value={query.source}
          linked={Boolean(datasource.options.prometheusUid)}
          onChange={(source) => onCommit({ source })}
        />
        <LegendField value={query.legend} onChange={(legend) => onCommit({ legend })} />
      </FieldRow>
    </Stack>
  );
}

/** Buckets are made to be seen as a heatmap; nothing without a histogram can be. */
function formatAfter({ format }: MeasureQuery, before: Measure | undefined, after: Measure | undefined) {
  if (after && isBuckets(after)) {
    return 'heatmap';
  }
  const lost = (before && isBuckets(before)) || (after && !histogramBehind(after));
  return format === 'heatmap' && lost ? undefined : format;
}
