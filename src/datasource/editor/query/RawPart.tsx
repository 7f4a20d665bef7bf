import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import type { RawQuery } from '../../query/model';
import { Choose } from '../common/Choose';
import { FieldRow } from '../common/FieldRow';
import type { PartProps } from './edit';
import { FamilyPicker } from './FamilyPicker';
import { FilterList } from './FilterList';
import { FormatField } from './FormatField';
import { LegendField } from './LegendField';
import { PageField } from './PageField';
import { SourceField } from './SourceField';
import { snapshotOf, useSnapshot } from './use-snapshot';
import { WindowField } from './WindowField';

type Fn = NonNullable<RawQuery['fn']>;

/** The form of a raw metric: any family of a page. */
export function RawPart({ query, datasource, onCommit }: PartProps<RawQuery>) {
  const { options } = datasource;
  const page = useSnapshot(datasource, query.page ?? 'engine');
  const fn = query.fn ?? 'value';
  const isCounter = snapshotOf(page)?.layout.families.get(query.family)?.type === 'counter';
  return (
    <Stack direction="column" gap={2}>
      <FieldRow>
        {(options.gpu || query.page === 'gpu') && (
          <PageField value={query.page} onChange={(next) => onCommit({ page: next })} />
        )}
        <FamilyPicker value={query.family} page={page} onPick={(family) => onCommit({ family })} />
      </FieldRow>
      <FieldRow>
        <Choose<Fn>
          label={t('datasource.query.fn.label', 'Show')}
          value={fn}
          note={
            isCounter && fn === 'value'
              ? t('datasource.query.fn.counter', 'A counter only ever grows: its rate says more.')
              : undefined
          }
          onChange={(next) => onCommit({ fn: next === 'value' ? undefined : next })}
          options={[
            { value: 'value', label: t('datasource.query.fn.value', 'Value') },
            { value: 'rate', label: t('datasource.query.fn.rate', 'Rate per second') },
            { value: 'increase', label: t('datasource.query.fn.increase', 'Increase') },
          ]}
        />
        {fn !== 'value' && <WindowField value={query.window} onChange={(window) => onCommit({ window })} />}
      </FieldRow>
      <FilterList value={query.filters} snapshot={snapshotOf(page)} onChange={(filters) => onCommit({ filters })} />
      <FieldRow>
        <FormatField value={query.format} onChange={(format) => onCommit({ format })} />
        <SourceField
          value={query.source}
          linked={Boolean(options.prometheusUid)}
          onChange={(source) => onCommit({ source })}
        />
        <LegendField value={query.legend} onChange={(legend) => onCommit({ legend })} />
      </FieldRow>
    </Stack>
  );
}
