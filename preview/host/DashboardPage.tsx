import { UrlSyncContextProvider, type EmbeddedScene } from '@grafana/scenes';
import { Text } from '@grafana/ui';
import { getBackendSrv } from '@grafana/runtime';
import React, { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import type { DashboardJson } from './dashboard/model';
import { buildScene } from './dashboard/scene';
import { Message } from './Message';

type State = { title: string; scene: EmbeddedScene } | 'loading' | 'missing';

/** A bundled dashboard. */
export function DashboardPage() {
  const { uid = '' } = useParams();
  const [state, setState] = useState<State>('loading');
  useEffect(() => {
    getBackendSrv()
      .get<DashboardJson>(`/api/dashboards/uid/${encodeURIComponent(uid)}`)
      .then((json) => setState({ title: json.title, scene: buildScene(json) }))
      .catch(() => setState('missing'));
  }, [uid]);
  if (state === 'missing') {
    return <Message title="No such dashboard" text={`The build has none with the uid "${uid}".`} />;
  }
  if (state === 'loading') {
    return null;
  }
  return (
    <>
      <Text element="h1" variant="h3">
        {state.title}
      </Text>
      <UrlSyncContextProvider scene={state.scene} updateUrlOnInit createBrowserHistorySteps>
        <state.scene.Component model={state.scene} />
      </UrlSyncContextProvider>
    </>
  );
}
