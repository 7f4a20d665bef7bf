import { t } from '@grafana/i18n';
import { DataSourcePicker } from '@grafana/runtime';
import React from 'react';
import { LabelledField } from '../common/LabelledField';
import { TextField } from '../common/TextField';
import { EXAMPLES } from '../common/examples';
import { ConfigSection } from './ConfigSection';
import { type SectionProps, withOptions } from './edit';
import { matchersProblem } from './matchers';

/** The Prometheus that scrapes the same engine, and how to find it there. */
export function PrometheusSection({ settings, onChange }: SectionProps) {
  const { jsonData, readOnly } = settings;
  return (
    <ConfigSection
      title={t('datasource.config.prometheus.title', 'Prometheus')}
      lead={t(
        'datasource.config.prometheus.lead',
        'Optional. Older points than the live history come from there, and free PromQL goes there.'
      )}
    >
      <LabelledField label={t('datasource.config.prometheus.linked', 'Linked datasource')} width="large">
        {({ id }) => (
          <DataSourcePicker
            inputId={id}
            metrics
            noDefault
            pluginId="prometheus"
            current={jsonData.prometheusUid ?? null}
            placeholder={t('datasource.config.prometheus.none', 'None')}
            disabled={readOnly}
            onChange={({ uid }) => onChange(withOptions(settings, { prometheusUid: uid }))}
            onClear={() => onChange(withOptions(settings, { prometheusUid: undefined }))}
          />
        )}
      </LabelledField>
      <TextField
        live
        width="large"
        label={t('datasource.config.prometheus.matchers', 'Matchers of this engine')}
        description={t(
          'datasource.config.prometheus.matchers-help',
          'What singles it out there, as PromQL writes it. Empty takes every engine that Prometheus knows.'
        )}
        placeholder={EXAMPLES.matchers}
        value={jsonData.prometheusMatchers}
        check={matchersProblem}
        disabled={readOnly}
        onCommit={(prometheusMatchers) => onChange(withOptions(settings, { prometheusMatchers }))}
      />
    </ConfigSection>
  );
}
