import { type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import React from 'react';
import { Chat } from '../../chat/Chat';
import { useSource } from '../../chat/state/use-source';
import { type ChatPanelOptions, DATASOURCE_ID } from './options';

/** A chat with the engine of a vLLM datasource. */
export function ChatPanel({ options, replaceVariables }: PanelProps<ChatPanelOptions>) {
  const { datasource = '', ...settings } = options;
  const uid = replaceVariables(datasource) || firstUid();
  const { source, problem } = useSource(uid);
  if (uid === undefined) {
    return (
      <Alert severity="info" title={t('chat.no-datasource', 'There is no vLLM datasource yet')}>
        {t('chat.no-datasource-text', 'Add one under Connections › Data sources: it needs the address of an engine.')}
      </Alert>
    );
  }
  if (problem !== undefined) {
    return (
      <Alert severity="error" title={t('chat.wrong-datasource', 'One cannot chat with this datasource')}>
        {problem}
      </Alert>
    );
  }
  return source ? (
    <Chat key={uid} source={source} settings={settings} />
  ) : (
    <LoadingPlaceholder text={t('chat.loading', 'Loading …')} />
  );
}

function firstUid(): string | undefined {
  return getDataSourceSrv().getList({ pluginId: DATASOURCE_ID })[0]?.uid;
}
