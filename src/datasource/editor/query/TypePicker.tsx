import { t } from '@grafana/i18n';
import React from 'react';
import type { VllmQueryType } from '../../query/model';
import { Choose } from '../common/Choose';

interface Props {
  readonly value: VllmQueryType;
  readonly onChange: (type: VllmQueryType) => void;
}

/** What kind of question a query is. */
export function TypePicker({ value, onChange }: Props) {
  return (
    <Choose<VllmQueryType>
      label={t('datasource.query.type.label', 'Query type')}
      value={value}
      onChange={onChange}
      options={[
        {
          value: 'measure',
          label: t('datasource.query.type.measure', 'Measure'),
          description: t('datasource.query.type.measure-help', 'A question from the catalogue'),
        },
        {
          value: 'raw',
          label: t('datasource.query.type.raw', 'Raw metric'),
          description: t('datasource.query.type.raw-help', 'Any metric as it stands on the page'),
        },
        {
          value: 'limits',
          label: t('datasource.query.type.limits', 'Limits'),
          description: t('datasource.query.type.limits-help', 'What the engine can take'),
        },
        {
          value: 'requests',
          label: t('datasource.query.type.requests', 'Requests'),
          description: t('datasource.query.type.requests-help', 'How requests end'),
        },
        {
          value: 'page',
          label: t('datasource.query.type.page', 'Page'),
          description: t('datasource.query.type.page-help', 'The text of the metrics page'),
        },
        {
          value: 'promql',
          label: t('datasource.query.type.promql', 'PromQL'),
          description: t('datasource.query.type.promql-help', 'Free PromQL through the linked Prometheus'),
        },
      ]}
    />
  );
}
