import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';
import { msText } from '../../../chat/words';
import { useFrames } from '../../../chat/state/use-frames';
import type { LiveRun } from '../state/live-run';
import { StreamCard } from './StreamCard';

/** Drawing more often would take time from the streams that are measured. */
const EVERY_MS = 100;

/** A run while it goes on: how far it is, and what each stream brings. */
export function Progress({ live }: { readonly live: LiveRun }) {
  const styles = useStyles2(getStyles);
  useFrames(live, EVERY_MS);
  const top = useRef<HTMLDivElement>(null);
  // The form is long, and Run stands at its end.
  useEffect(() => void top.current?.scrollIntoView({ block: 'center' }), []);
  const { run } = live;
  const done = run.results.length;
  const failed = run.results.filter(({ failure }) => failure).length;
  return (
    <Stack direction="column" gap={2} ref={top}>
      <Stack alignItems="center" gap={2} wrap="wrap">
        <progress
          className={styles.bar}
          max={run.total}
          value={done}
          aria-label={t('playground.progress.label', 'Requests that have ended')}
        />
        <Text tabular>
          {run.isOver
            ? t('playground.progress.last', 'Done; the engine’s last figures are on their way.')
            : t('playground.progress.text', '{{done}} of {{total}} requests, {{time}}', {
                done,
                total: run.total,
                time: msText(live.elapsed),
              })}
        </Text>
        {failed > 0 && (
          <Text color="error">{t('playground.progress.failed', '{{count}} failed', { count: failed })}</Text>
        )}
        <Button variant="destructive" size="sm" icon="square-shape" disabled={run.isOver} onClick={() => run.cancel()}>
          {t('playground.progress.cancel', 'Cancel the run')}
        </Button>
      </Stack>
      <ul className={styles.streams}>
        {run.lanes.map(({ stream }) => (
          <StreamCard key={stream} stream={stream} live={run.streaming(stream)} onStop={() => run.stop(stream)} />
        ))}
      </ul>
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ width: theme.spacing(30), maxWidth: '100%', accentColor: theme.colors.primary.main }),
  streams: css({
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(34)}), 1fr))`,
    listStyle: 'none',
    margin: 0,
    padding: 0,
  }),
});
