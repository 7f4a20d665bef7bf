import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { browserClock } from '../../../chat/clock';
import { msText } from '../../../chat/words';
import type { LiveStream } from '../../../engine/playground/run/playground-run';
import { rateText } from '../words';

/** Of a reply that comes, what is shown: its end. */
const SHOWN = 600;

interface Props {
  readonly stream: number;
  readonly live: LiveStream | undefined;
  readonly onStop: () => void;
}

/** One stream: which prompt it asks, and the tokens as they arrive. */
export function StreamCard({ stream, live, onStop }: Props) {
  const styles = useStyles2(getStyles);
  const name = t('playground.stream.name', 'Stream {{stream}}', { stream });
  return (
    <li className={styles.card} aria-label={name}>
      <Stack justifyContent="space-between" alignItems="center" gap={1}>
        <Text variant="bodySmall" color="secondary" truncate>
          {live ? `${live.job.side} · ${live.job.prompt.name}` : name}
        </Text>
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          disabled={!live}
          aria-label={t('playground.stream.stop-label', 'Stop the request of stream {{stream}}', { stream })}
          onClick={onStop}
        >
          {t('playground.stream.stop', 'Stop')}
        </Button>
      </Stack>
      {/* What a model writes is shown as text. */}
      <div className={styles.text} dir="auto">
        {live && (live.run.reply.text || live.run.reply.reasoning).slice(-SHOWN)}
      </div>
      <Text variant="bodySmall" color="secondary" tabular>
        {live ? figures(live) : t('playground.stream.idle', 'free')}
      </Text>
    </li>
  );
}

function figures({ run: { reply, sentAt } }: LiveStream): string {
  const { parts, firstAt, lastAt } = reply;
  if (parts === 0) {
    return t('playground.stream.waiting', 'waits for {{time}}', { time: msText(browserClock.now() - sentAt) });
  }
  return t('playground.stream.figures', 'first token {{ttft}} · {{count}} tokens · {{rate}} tok/s', {
    ttft: msText(firstAt - sentAt),
    count: parts,
    rate: rateText(parts > 1 ? (1000 * (parts - 1)) / (lastAt - firstAt) : undefined),
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    minWidth: 0,
    padding: theme.spacing(1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
  text: css({
    display: 'flex',
    flexDirection: 'column-reverse',
    height: theme.spacing(12),
    overflow: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
