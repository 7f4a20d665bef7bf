import { t } from '@grafana/i18n';
import { Combobox, IconButton, Stack } from '@grafana/ui';
import React from 'react';
import type { ServedModel } from '../engine/limits/models';
import { ConversationMenu } from './ConversationMenu';
import type { Conversations } from './state/use-conversations';

interface Props {
  readonly models: readonly ServedModel[];
  readonly model: string | undefined;
  readonly onModel: (id: string) => void;
  readonly conversations: Conversations;
  readonly system: string;
  readonly settingsOpen: boolean;
  readonly onSettings: () => void;
}

/** Which model, which conversation, and how it asks. */
export function Toolbar({ models, model, onModel, conversations, system, settingsOpen, onSettings }: Props) {
  return (
    <Stack alignItems="center" gap={1} wrap="wrap">
      <Combobox
        aria-label={t('chat.model', 'Model')}
        placeholder={t('chat.model-placeholder', 'Model')}
        options={models.map(({ id, parent }) => ({
          value: id,
          label: id,
          ...(parent !== undefined && { description: t('chat.adapter', 'LoRA adapter of {{parent}}', { parent }) }),
        }))}
        value={model ?? null}
        onChange={({ value }) => onModel(value)}
        disabled={models.length === 0}
        width="auto"
        minWidth={20}
        maxWidth={50}
      />
      <IconButton
        name="sliders-v-alt"
        size="lg"
        tooltip={t('chat.settings.toggle', 'Settings')}
        aria-expanded={settingsOpen}
        onClick={onSettings}
      />
      <IconButton
        name="plus"
        size="lg"
        tooltip={t('chat.conversation.new', 'New conversation')}
        onClick={conversations.begin}
      />
      <ConversationMenu conversations={conversations} system={system} />
    </Stack>
  );
}
