import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { branch } from '../engine/chat/conversation/conversation';
import type { ChatSource } from '../engine/chat/source';
import { AskAgain } from './AskAgain';
import { Composer } from './composer/Composer';
import { Messages } from './message/Messages';
import { SettingsForm } from './SettingsForm';
import type { ChatSettings } from './settings';
import { useChat } from './state/use-chat';
import { useConversations } from './state/use-conversations';
import { useModels } from './state/use-models';
import { Toolbar } from './Toolbar';

interface Props {
  readonly source: ChatSource;
  /** What the chat begins with; a person can change it for the time being. */
  readonly settings: ChatSettings;
}

/** A conversation with an engine that shows where the time of each reply went. */
export function Chat({ source, settings: given }: Props) {
  const styles = useStyles2(getStyles);
  const [own, setOwn] = useState<ChatSettings>({});
  const [settingsOpen, setSettingsOpen] = useState(false);
  const settings = { ...given, ...own };
  const served = useModels(source);
  const model = served.models?.find(({ id }) => id === settings.model) ?? served.models?.[0];
  const conversations = useConversations();
  const { conversation, change } = conversations;
  const chat = useChat(source, model?.id ?? '', settings, conversation, change);
  const end = branch(conversation).at(-1);
  return (
    <section className={styles.chat} aria-label={t('chat.label', 'Chat')}>
      <Toolbar
        models={served.models ?? []}
        model={model?.id}
        onModel={(id) => setOwn({ ...own, model: id })}
        conversations={conversations}
        system={settings.system ?? ''}
        settingsOpen={settingsOpen}
        onSettings={() => setSettingsOpen(!settingsOpen)}
      />
      {settingsOpen && <SettingsForm settings={settings} onChange={(edits) => setOwn({ ...own, ...edits })} />}
      {served.problem !== undefined && (
        <AskAgain
          title={t('chat.no-models', 'The engine does not say which models it serves')}
          problem={served.problem}
          onAgain={served.again}
        />
      )}
      {conversations.problem !== undefined && (
        <Alert severity="warning" title={t('chat.not-kept', 'This browser keeps no conversations')}>
          {conversations.problem}
        </Alert>
      )}
      <Messages conversation={conversation} chat={chat} onChange={(edit) => change(conversation.id, edit)} />
      <Composer
        key={conversation.id}
        source={source}
        conversation={conversation}
        model={model}
        settings={settings}
        isBusy={chat.pending !== undefined}
        onSay={(text) => chat.say(text, end?.id ?? null)}
        onStop={chat.stop}
      />
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chat: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    height: '100%',
    minHeight: 0,
  }),
});
