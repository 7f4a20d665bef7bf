import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import React from 'react';
import type { VllmOptions } from '../../options';
import { upgradeQuery } from '../../query/migrate';
import { QUERY_VERSION, type VllmQuery } from '../../query/model';
import type { EditorDatasource } from '../host';
import { changeType } from './change-type';
import { patched } from './edit';
import { QueryParts } from './QueryParts';
import { TypePicker } from './TypePicker';

type Props = QueryEditorProps<EditorDatasource, VllmQuery, VllmOptions>;

/** The form of one query: what kind of question it is, and the question. */
export function QueryEditor({ query: stored, datasource, onChange, onRunQuery }: Props) {
  const read = readable(stored);
  if (typeof read === 'string') {
    return (
      <Alert severity="error" title={t('datasource.query.unreadable', 'This query cannot be edited here')}>
        {read}
      </Alert>
    );
  }

  function commit(next: VllmQuery) {
    onChange({ ...next, version: QUERY_VERSION });
    onRunQuery();
  }

  return (
    <Stack direction="column" gap={2}>
      <TypePicker value={read.queryType} onChange={(type) => commit(changeType(read, type))} />
      <QueryParts
        key={read.queryType}
        query={read}
        datasource={datasource}
        onCommit={(patch) => commit(patched(read, patch))}
      />
    </Stack>
  );
}

function readable(stored: VllmQuery): VllmQuery | string {
  try {
    return upgradeQuery(stored);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
