import { t } from '@grafana/i18n';
import React from 'react';
import type { PageName } from '../../query/model';
import { Choose } from '../common/Choose';

interface Props {
  readonly value: PageName | undefined;
  readonly onChange: (page: PageName | undefined) => void;
}

/** Which page is meant. */
export function PageField({ value = 'engine', onChange }: Props) {
  return (
    <Choose<PageName>
      label={t('datasource.query.page.label', 'Page of')}
      value={value}
      onChange={(page) => onChange(page === 'engine' ? undefined : page)}
      options={[
        { value: 'engine', label: t('datasource.query.page.engine', 'Engine') },
        { value: 'gpu', label: t('datasource.query.page.gpu', 'GPU exporter') },
      ]}
    />
  );
}
