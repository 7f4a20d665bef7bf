import { t } from '@grafana/i18n';
import React from 'react';
import type { QuerySource } from '../../query/model';
import { Choose } from '../common/Choose';

interface Props {
  readonly value: QuerySource | undefined;
  /** Whether a Prometheus is linked. */
  readonly linked: boolean;
  readonly onChange: (source: QuerySource | undefined) => void;
}

/** Where values come from. */
export function SourceField({ value = 'auto', linked, onChange }: Props) {
  return (
    <Choose<QuerySource>
      label={t('datasource.query.source.label', 'Source')}
      value={value}
      onChange={(source) => onChange(source === 'auto' ? undefined : source)}
      disabledOptions={linked || value === 'prometheus' ? [] : ['prometheus']}
      note={
        value === 'prometheus' && !linked
          ? t('datasource.query.source.not-linked', 'No Prometheus is linked in the datasource’s settings.')
          : undefined
      }
      options={[
        {
          value: 'auto',
          label: t('datasource.query.source.auto', 'Auto'),
          description: t('datasource.query.source.auto-help', 'Live, and Prometheus before the live history begins'),
        },
        { value: 'live', label: t('datasource.query.source.live', 'Live') },
        {
          value: 'prometheus',
          label: t('datasource.query.source.prometheus', 'Prometheus'),
          description: linked
            ? undefined
            : t('datasource.query.source.link-first', 'Link one in the datasource’s settings first'),
        },
      ]}
    />
  );
}
