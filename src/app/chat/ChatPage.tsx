import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Alert, LoadingPlaceholder, Stack, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Chat } from '../../chat/Chat';
import { useSource } from '../../chat/state/use-source';
import { engineSources } from '../engine-sources';
import { NoEngine } from '../NoEngine';
import { EngineField } from './EngineField';

const NOTHING_SET = {};

/** Talks to an engine: what the chat panel does, without a dashboard. */
export function ChatPage() {
  return (
    <PluginPage subTitle={t('chat-page.subtitle', 'Talk to an engine, and see where the time of each reply goes.')}>
      <Content />
    </PluginPage>
  );
}

function Content() {
  const styles = useStyles2(getStyles);
  const engines = engineSources();
  const [uid, setUid] = useState(engines[0]?.uid);
  const { source, problem } = useSource(uid);
  if (uid === undefined) {
    return <NoEngine />;
  }
  return (
    <Stack direction="column" gap={2}>
      {engines.length > 1 && <EngineField engines={engines} uid={uid} onChange={setUid} />}
      {problem !== undefined && (
        <Alert severity="error" title={t('chat-page.problem', 'One cannot chat with this engine')}>
          {problem}
        </Alert>
      )}
      {source ? (
        <div className={styles.chat}>
          <Chat key={uid} source={source} settings={NOTHING_SET} />
        </div>
      ) : (
        problem === undefined && <LoadingPlaceholder text={t('chat-page.loading', 'Loading …')} />
      )}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // What Grafana has above it, and the page's own heading.
  chat: css({ height: `max(${theme.spacing(55)}, calc(100vh - ${theme.spacing(30)}))` }),
});
