import { t } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { ReplyRecord } from '../../engine/chat/conversation/types';
import { failureText } from '../words';

interface Props {
  readonly reply: ReplyRecord;
  /** Asks again; absent while that is not possible. */
  readonly onAgain?: () => void;
}

/** How a reply ended where that was not its own end. */
export function FailureNote({ reply: { failure, stopped, finish }, onAgain }: Props) {
  if (failure) {
    const { message, status } = failure;
    return (
      <Alert severity="error" title={failureText(failure)}>
        <Stack direction="column" alignItems="flex-start" gap={1}>
          {(message !== '' || status !== undefined) && (
            <Text variant="bodySmall">
              {status === undefined
                ? message
                : t('chat.failure.said', 'HTTP {{status}}: {{message}}', { status, message })}
            </Text>
          )}
          {onAgain && (
            <Button size="sm" variant="secondary" onClick={onAgain}>
              {t('chat.again-button', 'Try again')}
            </Button>
          )}
        </Stack>
      </Alert>
    );
  }
  const note = stopped
    ? t('chat.stopped', 'You stopped it here.')
    : finish === 'length'
      ? t('chat.length', 'It ended at its limit of tokens.')
      : undefined;
  return note === undefined ? null : (
    <Text variant="bodySmall" color="secondary" italic>
      {note}
    </Text>
  );
}
