import { t } from '@grafana/i18n';
import { type Column, InteractiveTable } from '@grafana/ui';
import React, { useMemo } from 'react';
import { failureText, msText } from '../../../chat/words';
import type { RequestResult } from '../../../engine/playground/types';

/** Every request of a run; the table sorts, the export has more. */
export function RequestTable({ results }: { readonly results: readonly RequestResult[] }) {
  const columns = useMemo(() => columnsOf(), []);
  const rows = useMemo(
    () => results.map((result, i) => ({ ...result, id: String(i + 1), e2e: result.ended - result.sent })),
    [results]
  );
  return <InteractiveTable columns={columns} data={rows} getRowId={({ id }) => id} pageSize={20} />;
}

interface Row extends RequestResult {
  readonly id: string;
  readonly e2e: number;
}

function columnsOf(): Array<Column<Row>> {
  const ms = (id: 'ttft' | 'tpot' | 'e2e', header: string): Column<Row> => ({
    id,
    header,
    sortType: 'number',
    cell: ({ row: { original } }) => <>{msText(original[id])}</>,
  });
  return [
    { id: 'id', header: '#', sortType: 'number' },
    { id: 'side', header: t('playground.requests.side', 'Target'), sortType: 'string' },
    { id: 'prompt', header: t('playground.requests.prompt', 'Prompt'), sortType: 'string' },
    {
      id: 'round',
      header: t('playground.requests.round', 'Round'),
      sortType: 'number',
      cell: ({ row: { original } }) => (
        <>{original.round === 0 ? t('playground.requests.warm-up', 'warm-up') : original.round}</>
      ),
    },
    ms('ttft', t('playground.requests.ttft', 'First token')),
    ms('tpot', t('playground.requests.tpot', 'Per token')),
    ms('e2e', t('playground.requests.e2e', 'Total')),
    {
      id: 'tokens',
      header: t('playground.requests.tokens', 'Tokens'),
      sortType: 'number',
      cell: ({ row: { original } }) => (
        <>{`${original.promptTokens ?? '–'} → ${original.tokensAreCounted ? '' : '≥ '}${original.tokens}`}</>
      ),
    },
    {
      id: 'end',
      header: t('playground.requests.end', 'How it ended'),
      cell: ({ row: { original } }) => <>{endOf(original)}</>,
    },
  ];
}

function endOf({ failure, stopped, finish }: RequestResult): string {
  if (failure) {
    return [failureText(failure), failure.message].filter(Boolean).join(' ');
  }
  return stopped ? t('playground.requests.stopped', 'cancelled') : (finish ?? '–');
}
