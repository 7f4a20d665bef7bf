import { t } from '@grafana/i18n';
import React from 'react';
import { FieldRow } from '../common/FieldRow';
import { TextField } from '../common/TextField';
import { EXAMPLES } from '../common/examples';
import { engineAddress, pageAddress } from './address';
import { AddressField } from './AddressField';
import { ConfigSection } from './ConfigSection';
import { type SectionProps, withOptions } from './edit';

/** Where the engine and its GPU exporter are, and what they are called in legends. */
export function ConnectionSection({ settings, onChange }: SectionProps) {
  const { jsonData, readOnly } = settings;
  return (
    <ConfigSection
      title={t('datasource.config.connection.title', 'Connection')}
      lead={t(
        'datasource.config.connection.lead',
        'Grafana’s server asks the engine; no browser ever sees these addresses.'
      )}
    >
      <AddressField
        settings={settings}
        onChange={onChange}
        name="baseUrl"
        label={t('datasource.config.connection.engine', 'Engine URL')}
        description={t(
          'datasource.config.connection.engine-help',
          'Without a path, e.g. http://gpu-1:8000. As Grafana’s server reaches it.'
        )}
        placeholder={EXAMPLES.engineUrl}
        read={engineAddress}
      />
      <AddressField
        settings={settings}
        onChange={onChange}
        name="gpuUrl"
        label={t('datasource.config.connection.gpu', 'GPU exporter URL')}
        description={t(
          'datasource.config.connection.gpu-help',
          'Optional: the page of a DCGM exporter on the same machine, for live GPU figures.'
        )}
        placeholder={EXAMPLES.gpuUrl}
        read={pageAddress}
        also={(next, set) => withOptions(next, { gpu: set })}
      />
      <FieldRow>
        <TextField
          live
          label={t('datasource.config.connection.instance', 'Instance in legends')}
          description={t('datasource.config.connection.instance-help', 'The instance label of live series.')}
          placeholder={settings.name}
          value={jsonData.instance}
          disabled={readOnly}
          onCommit={(instance) => onChange(withOptions(settings, { instance }))}
        />
        <TextField
          live
          label={t('datasource.config.connection.job', 'Job in legends')}
          description={t('datasource.config.connection.job-help', 'The job label of live series.')}
          placeholder={EXAMPLES.job}
          value={jsonData.job}
          disabled={readOnly}
          onCommit={(job) => onChange(withOptions(settings, { job }))}
        />
      </FieldRow>
    </ConfigSection>
  );
}
