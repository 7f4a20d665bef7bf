import { type DataSourceApi, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { Chat } from '../../chat/Chat';
import { isChatSource } from '../../engine/chat/source';
import { type ChatPanelOptions, DATASOURCE_ID } from './options';

/** A chat with the engine of a vLLM datasource. */
export function ChatPanel({ options, replaceVariables }: PanelProps<ChatPanelOptions>) {
  const { datasource = '', ...settings } = options;
  const uid = replaceVariables(datasource) || firstUid();
  const [found, setFound] = useState<{
    readonly uid: string;
    readonly api?: DataSourceApi;
    readonly problem?: string;
  }>();
  useEffect(() => {
    let current = true;
    if (uid !== undefined) {
      getDataSourceSrv()
        .get(uid)
        .then(
          (api) => current && setFound({ uid, api }),
          (error: Error) => current && setFound({ uid, problem: error.message })
        );
    }
    return () => {
      current = false;
    };
  }, [uid]);
  if (uid === undefined) {
    return (
      <Alert severity="info" title={t('chat.no-datasource', 'There is no vLLM datasource yet')}>
        {t('chat.no-datasource-text', 'Add one under Connections › Data sources: it needs the address of an engine.')}
      </Alert>
    );
  }
  if (found?.uid !== uid) {
    return <LoadingPlaceholder text={t('chat.loading', 'Loading …')} />;
  }
  return isChatSource(found.api) ? (
    <Chat key={uid} source={found.api} settings={settings} />
  ) : (
    <Alert severity="error" title={t('chat.not-vllm', 'This datasource is no vLLM datasource')}>
      {found.problem ?? found.api?.name}
    </Alert>
  );
}

function firstUid(): string | undefined {
  return getDataSourceSrv().getList({ pluginId: DATASOURCE_ID })[0]?.uid;
}
