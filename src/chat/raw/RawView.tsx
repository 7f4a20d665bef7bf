import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, Modal, Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { chatBody } from '../../engine/chat/request';
import type { LiveReply } from '../state/live-reply';
import { curlOf } from './curl';

const HEADERS = ['content-type', 'date', 'via', 'x-request-id', 'retry-after'];

/** What was sent, and every event as it came. */
export function RawView({ live, onClose }: { readonly live: LiveReply; readonly onClose: () => void }) {
  const styles = useStyles2(getStyles);
  const { run, events } = live;
  const body = chatBody(run.request);
  const headers = HEADERS.flatMap((name) => {
    const value = run.header(name);
    return value === null ? [] : [`${name}: ${value}`];
  });
  const came = events.map(({ at, data }) => `${(at - run.sentAt).toFixed(1).padStart(10)} ms  ${data}`).join('\n');
  return (
    <Modal isOpen title={t('chat.raw.title', 'What was sent, and what came')} onDismiss={onClose}>
      <Stack direction="column" gap={1}>
        <Stack gap={1}>
          <ClipboardButton icon="copy" size="sm" variant="secondary" getText={() => curlOf(body)}>
            {t('chat.raw.curl', 'Copy as curl')}
          </ClipboardButton>
          <ClipboardButton icon="copy" size="sm" variant="secondary" getText={() => came}>
            {t('chat.raw.copy-events', 'Copy the events')}
          </ClipboardButton>
        </Stack>
        <Text element="h4">{t('chat.raw.request', 'Request')}</Text>
        <pre className={styles.text} tabIndex={0}>
          {JSON.stringify(JSON.parse(body), null, 2)}
        </pre>
        <Text element="h4">{t('chat.raw.answer', 'Answer: status {{status}}', { status: run.status })}</Text>
        <pre className={styles.text} tabIndex={0}>
          {headers.join('\n')}
        </pre>
        <Text element="h4">{t('chat.raw.events', 'Events, by the time since the request')}</Text>
        <pre className={styles.text} tabIndex={0}>
          {came}
        </pre>
      </Stack>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    maxHeight: theme.spacing(40),
    overflow: 'auto',
    whiteSpace: 'pre',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
