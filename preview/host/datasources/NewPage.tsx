import { getBackendSrv, locationService } from '@grafana/runtime';
import { Button, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { PublicDatasource } from '../../datasources';
import { boot } from '../boot';
import { dataSourceSrv } from '../datasource-srv';

const kinds = boot.plugins.filter(({ type }) => type === 'datasource');

/** Where a kind of datasource is chosen, which creates one, as in Grafana. */
export function NewPage() {
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Text element="h1">Add data source</Text>
      {kinds.map(({ id, name }) => (
        <Button key={id} variant="secondary" size="lg" onClick={() => void add(id, name)}>
          {name}
        </Button>
      ))}
    </Stack>
  );
}

async function add(type: string, kind: string): Promise<void> {
  const form = { type, name: freeName(kind), access: 'proxy', url: '', jsonData: {} };
  const { datasource } = await getBackendSrv().post<{ datasource: PublicDatasource }>('/api/datasources', form);
  await dataSourceSrv.reload();
  locationService.push(`/connections/datasources/edit/${datasource.uid}`);
}

function freeName(kind: string): string {
  const taken = dataSourceSrv.getList().map(({ name }) => name);
  const number = [...taken.keys(), taken.length].find((n) => !taken.includes(n === 0 ? kind : `${kind}-${n}`));
  return number ? `${kind}-${number}` : kind;
}
