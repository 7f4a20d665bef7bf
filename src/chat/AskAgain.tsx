import { t } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly title: string;
  readonly problem: string;
  readonly onAgain: () => void;
}

/** An engine did not say what it was asked for; another time it may. */
export function AskAgain({ title, problem, onAgain }: Props) {
  return (
    <Alert severity="error" title={title}>
      <Stack direction="column" alignItems="flex-start" gap={1}>
        {problem}
        <Button size="sm" variant="secondary" onClick={onAgain}>
          {t('chat.again', 'Ask again')}
        </Button>
      </Stack>
    </Alert>
  );
}
