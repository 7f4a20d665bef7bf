import type { DataSourceApi } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { DataSourcePicker } from '@grafana/runtime';
import { Button, Stack, Text } from '@grafana/ui';
import React, { Suspense, useEffect, useMemo, useState } from 'react';
import { dataSourceSrv } from '../datasource-srv';
import { buildExplore } from './scene';
import { readState, writeState } from './state';

/** One query of one datasource, and its result. */
export function ExplorePage() {
  const [start] = useState(() => readState(location.search));
  const [uid, setUid] = useState(() => dataSourceSrv.getInstanceSettings(start.datasource)?.uid ?? '');
  const [datasource, setDatasource] = useState<DataSourceApi>();
  useEffect(() => void dataSourceSrv.get(uid).then(setDatasource), [uid]);
  return (
    <Stack direction="column" gap={2}>
      <Text element="h1">Explore</Text>
      <DataSourcePicker inputId="datasource" current={uid} noDefault onChange={(chosen) => setUid(chosen.uid)} />
      {datasource && <Pane key={datasource.uid} datasource={datasource} />}
    </Stack>
  );
}

function Pane({ datasource }: { datasource: DataSourceApi }) {
  const [query, setQuery] = useState<DataQuery>(() => {
    const { datasource: asked, queries } = readState(location.search);
    const stored = asked === datasource.uid || asked === datasource.name ? queries[0] : undefined;
    return stored ?? { refId: 'A', ...datasource.getDefaultQuery?.('explore' as never) };
  });
  const { scene, runner, timeRange } = useMemo(() => {
    const { range } = readState(location.search);
    return buildExplore({ datasource: datasource.uid, queries: [query], range });
    // The scene lives as long as the pane; queries are put into it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [datasource]);
  const { data } = runner.useState();
  const { from, to } = timeRange.useState();
  const { QueryEditor } = datasource.components ?? {};
  const change = (next: DataQuery) => {
    setQuery(next);
    runner.setState({ queries: [next] });
  };
  useEffect(
    () => writeState({ datasource: datasource.uid, queries: [query], range: { from, to } }),
    [datasource, query, from, to]
  );
  return (
    <>
      <Suspense fallback={null}>
        {QueryEditor && (
          <QueryEditor
            datasource={datasource}
            query={query}
            data={data}
            onChange={change}
            onRunQuery={() => runner.runQueries()}
          />
        )}
      </Suspense>
      <div>
        <Button onClick={() => runner.runQueries()}>Run query</Button>
      </div>
      <scene.Component model={scene} />
    </>
  );
}
