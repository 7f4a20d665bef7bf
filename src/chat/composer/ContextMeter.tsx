import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import React from 'react';
import { countText } from '../words';

interface Props {
  readonly tokens: number;
  /** Prompt and reply together. */
  readonly limit: number | undefined;
}

/** How much of a model's context is used. */
export function ContextMeter({ tokens, limit }: Props) {
  return (
    <Text variant="bodySmall" color={limit !== undefined && tokens >= limit ? 'error' : 'secondary'}>
      {limit === undefined
        ? t('chat.context.tokens', '{{tokens}} tokens', { tokens: countText(tokens) })
        : t('chat.context.of', '{{tokens}} of {{limit}} tokens of context', {
            tokens: countText(tokens),
            limit: countText(limit),
          })}
    </Text>
  );
}
