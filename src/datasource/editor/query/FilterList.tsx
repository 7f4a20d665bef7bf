import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import type { Snapshot } from '../../../engine/exposition/types';
import type { LabelFilter } from '../../../engine/measures/types';
import { valueProblem } from './checks';
import { FilterRow } from './FilterRow';

interface Props {
  readonly value: readonly LabelFilter[] | undefined;
  readonly snapshot: Snapshot | undefined;
  readonly onChange: (filters: LabelFilter[]) => void;
}

interface Row extends LabelFilter {
  readonly key: number;
}

const NONE: readonly LabelFilter[] = [];

/** Conditions on labels. Rows that are not whole yet stay in the form and out of the query. */
export function FilterList({ value = NONE, snapshot, onChange }: Props) {
  const [rows, setRows] = useState<readonly Row[]>(() => value.map((filter, key) => ({ ...filter, key })));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (JSON.stringify(value) !== JSON.stringify(whole(rows))) {
      setRows(value.map((filter, key) => ({ ...filter, key })));
    }
  }

  function change(next: readonly Row[]) {
    setRows(next);
    const filters = whole(next);
    const valid = filters.every((filter) => valueProblem(filter.op, filter.value) === undefined);
    if (valid && JSON.stringify(filters) !== JSON.stringify(value)) {
      onChange(filters);
    }
  }

  return (
    <Stack direction="column" gap={1}>
      {rows.map((row) => (
        <FilterRow
          key={row.key}
          value={row}
          snapshot={snapshot}
          onChange={(filter) => change(rows.map((other) => (other === row ? { ...filter, key: row.key } : other)))}
          onRemove={() => change(rows.filter((other) => other !== row))}
        />
      ))}
      <Stack>
        <Button
          size="sm"
          variant="secondary"
          icon="plus"
          onClick={() => setRows([...rows, { label: '', op: '=', value: '', key: nextKey(rows) }])}
        >
          {t('datasource.query.filter.add', 'Add a label filter')}
        </Button>
      </Stack>
    </Stack>
  );
}

function whole(rows: readonly Row[]): LabelFilter[] {
  return rows.filter(({ label }) => label !== '').map(({ label, op, value }) => ({ label, op, value }));
}

function nextKey(rows: readonly Row[]): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1;
}
