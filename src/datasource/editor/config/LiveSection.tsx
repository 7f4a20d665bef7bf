import { t } from '@grafana/i18n';
import React from 'react';
import { FieldRow } from '../common/FieldRow';
import { TextField } from '../common/TextField';
import { EXAMPLES } from '../common/examples';
import { countProblem, historyProblem, intervalProblem } from './checks';
import { ConfigSection } from './ConfigSection';
import { type SectionProps, withOptions } from './edit';
import { EraseHistory } from './EraseHistory';

/** How often the engine is asked and how much of its past a browser keeps. */
export function LiveSection({ settings, onChange }: SectionProps) {
  const { jsonData, readOnly } = settings;
  return (
    <ConfigSection
      title={t('datasource.config.live.title', 'Live')}
      lead={t(
        'datasource.config.live.lead',
        'One scrape serves every panel and tab of a browser, and only while somebody looks.'
      )}
    >
      <FieldRow>
        <TextField
          live
          width="small"
          label={t('datasource.config.live.interval', 'Scrape interval')}
          description={t('datasource.config.live.interval-help', '500ms to 60s.')}
          placeholder={EXAMPLES.interval}
          value={jsonData.scrapeInterval}
          check={intervalProblem}
          disabled={readOnly}
          onCommit={(scrapeInterval) => onChange(withOptions(settings, { scrapeInterval }))}
        />
        <TextField
          live
          width="small"
          label={t('datasource.config.live.history', 'History kept')}
          description={t('datasource.config.live.history-help', '1m to 2h, in each browser.')}
          placeholder={EXAMPLES.history}
          value={jsonData.history}
          check={historyProblem}
          disabled={readOnly}
          onCommit={(history) => onChange(withOptions(settings, { history }))}
        />
        <TextField
          live
          width="small"
          inputMode="numeric"
          label={t('datasource.config.live.timeout', 'Timeout in seconds')}
          description={t('datasource.config.live.timeout-help', 'Until an answer begins.')}
          placeholder={EXAMPLES.timeout}
          value={jsonData.timeout?.toString()}
          check={countProblem}
          disabled={readOnly}
          onCommit={(text) => onChange(withOptions(settings, { timeout: numberOf(text) }))}
        />
      </FieldRow>
      <EraseHistory uid={settings.uid} />
    </ConfigSection>
  );
}

function numberOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}
