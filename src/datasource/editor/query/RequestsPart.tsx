import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import type { RequestsQuery } from '../../query/model';
import { Choose } from '../common/Choose';
import { FieldRow } from '../common/FieldRow';
import type { PartProps } from './edit';
import { FilterList } from './FilterList';
import { FormatField } from './FormatField';
import { LegendField } from './LegendField';
import { SourceField } from './SourceField';
import { snapshotOf, useSnapshot } from './use-snapshot';
import { WindowField } from './WindowField';

type Show = NonNullable<RequestsQuery['show']>;

/** The form of how requests end. */
export function RequestsPart({ query, datasource, onCommit }: PartProps<RequestsQuery>) {
  const snapshot = snapshotOf(useSnapshot(datasource, 'engine'));
  return (
    <Stack direction="column" gap={2}>
      <FieldRow>
        <Choose<Show>
          label={t('datasource.query.requests.label', 'Show')}
          value={query.show ?? 'reasons'}
          onChange={(show) => onCommit({ show: show === 'reasons' ? undefined : show })}
          options={[
            { value: 'reasons', label: t('datasource.query.requests.reasons', 'Finish reasons') },
            { value: 'errors', label: t('datasource.query.requests.errors', 'Errors') },
          ]}
        />
        <WindowField value={query.window} onChange={(window) => onCommit({ window })} />
      </FieldRow>
      <FilterList value={query.filters} snapshot={snapshot} onChange={(filters) => onCommit({ filters })} />
      <FieldRow>
        <FormatField value={query.format} onChange={(format) => onCommit({ format })} />
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
