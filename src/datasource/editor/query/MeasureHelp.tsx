import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import React from 'react';
import type { Measure } from '../../../engine/measures/types';
import { requirement } from '../../../engine/measures/requirement';
import { PLAIN } from '../common/plain';

/** What a measure answers, what it means and what it needs. */
export function MeasureHelp({ measure }: { readonly measure: Measure }) {
  const needs = requirement(measure);
  return (
    <Stack direction="column" gap={0.5}>
      <Text weight="medium">{measure.question}</Text>
      <Text variant="bodySmall" color="secondary">
        {measure.meaning} {t('datasource.query.measure.unit', 'Unit: {{unit}}.', { unit: measure.unit, ...PLAIN })}
      </Text>
      {needs && (
        <Text variant="bodySmall" color="secondary">
          {needs}
        </Text>
      )}
    </Stack>
  );
}
